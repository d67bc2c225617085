Attribute VB_Name = "PgHost"
' Carries out a command in whatever program has the workbook open: Excel, or LibreOffice.
' There is no Option Explicit: only LibreOffice knows StarDesktop and ThisComponent. To Excel they are
' variables that nobody has set, and that is how the two are told apart.

Public Function PgInCalc() As Boolean
    PgInCalc = Not IsEmpty(StarDesktop)
End Function

Public Sub PgPress(ByVal command As String)
    If PgInCalc() Then
        PgPressInCalc command
    Else
        PgPressInExcel command
    End If
End Sub

Private Sub PgPressInExcel(ByVal command As String)
    On Error GoTo failed
    If ActiveWorkbook Is Nothing Then
        PgSay PgNoWorkbook()
        Exit Sub
    End If
    ' Else Excel asks every minute whether to go on waiting for Python.
    Application.DisplayAlerts = False
    RunPython "import xl_perfgoals.hosts.buttons as b; b." & command & "()"
    Application.DisplayAlerts = True
    Exit Sub
failed:
    reason = Err.Description
    Application.DisplayAlerts = True
    PgSay PgNoPython() & vbLf & vbLf & reason
End Sub

Private Sub PgPressInCalc(ByVal command As String)
    On Error GoTo failed
    where = "vnd.sun.star.script:pg_buttons.py$" & command & "?language=Python&location=user"
    Set script = ThisComponent.getScriptProvider().getScript(where)
    script.invoke Array(ThisComponent), Array(), Array()
    Exit Sub
failed:
    reason = Err.Description
    PgSay PgNoExtension() & vbLf & vbLf & reason
End Sub

' The workbook of the cell whose formula is being worked out: not always the one in front.
Public Function PgCallerBook() As Object
    If TypeName(Application.Caller) = "Range" Then
        Set PgCallerBook = Application.Caller.Worksheet.Parent
    Else
        Set PgCallerBook = ActiveWorkbook
    End If
End Function

' What a cell shows when its function could not be asked.
Public Function PgFailure(ByVal reason As String) As String
    If InStr(Application.OperatingSystem, "Mac") > 0 Then
        PgFailure = PgNoCellFunctions()
    Else
        PgFailure = PgNoAnswer() & " " & reason
    End If
End Function
