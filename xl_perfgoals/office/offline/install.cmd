@echo off
rem Unpacks the Python that lies beside this file and hands over to setup_offline.py.
rem Needs no administrator and no network. This file is plain ASCII on purpose.
setlocal
set "ROOT=%LOCALAPPDATA%\xl_perfgoals"
set "SETUP=%ROOT%\setup"
set "ZIP="
for %%F in ("%~dp0python-3.12.*-embed-amd64.zip") do set "ZIP=%%~fF"
if not defined ZIP goto missing

if exist "%SETUP%" rd /s /q "%SETUP%"
mkdir "%SETUP%"
powershell -NoProfile -ExecutionPolicy Bypass -Command "Expand-Archive -LiteralPath $env:ZIP -DestinationPath $env:SETUP -Force"
if not exist "%SETUP%\python.exe" tar -xf "%ZIP%" -C "%SETUP%"
if not exist "%SETUP%\python.exe" goto missing

"%SETUP%\python.exe" "%~dp0setup_offline.py"
set "RESULT=%ERRORLEVEL%"
rd /s /q "%SETUP%"
pause
exit /b %RESULT%

:missing
echo python-3.12.x-embed-amd64.zip is missing or damaged.
start "" notepad "%~dp0missing-python.txt"
pause
exit /b 2
