@echo off
rem Takes the add-in out of Excel, then removes the program's own folder. Workbooks stay.
rem It lies in that folder's parent, where setup_offline.py has put it.
setlocal
cd /d "%TEMP%"
if not exist "%~dp0python\xl_perfgoals.marker" goto nothing
"%~dp0python\python.exe" -m xl_perfgoals uninstall
rem 1 means that something is in the way, or that nothing was installed in Excel.
if errorlevel 2 goto failed
if exist "%LOCALAPPDATA%\xl_perfgoals\installed.json" goto failed
rd /s /q "%~dp0python"
if exist "%~dp0python\python.exe" goto failed
del "%~dp0xl-perfgoals.cmd"
echo.
echo OK.
pause
(goto) 2>nul & del "%~f0" & rd "%~dp0." 2>nul

:failed
pause
exit /b 1

:nothing
echo Nothing to remove.
pause
exit /b 1
