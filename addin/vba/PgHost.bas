Attribute VB_Name = "PgHost"
' Carries out a command in whatever program has the workbook open: Excel, or LibreOffice.
' There is no Option Explicit: only LibreOffice knows StarDesktop and ThisComponent. To Excel they are
' variables that nobody has set, and that is how the two are told apart.

' In LibreOffice, what answers each call of a cell function that is under way. Formulas may wait for one
' another, and it crashes when a method is called again, on the same object, while a call of it is under way.
Private PgAskers(40) As Variant
Private PgDepth As Integer

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
    On Error GoTo missing
    Set script = PgCalcMacro("pg_buttons.py$" & command)
    On Error GoTo failed
    script.invoke Array(ThisComponent), Array(), Array()
    Exit Sub
missing:
    PgSay PgNoExtension()
    Exit Sub
failed:
    reason = Err.Description
    PgSay PgNotDone() & vbLf & vbLf & reason
End Sub

' What the extension answers for a cell: a value, or rows of values. arguments are those of the formula;
' an area comes as a Range, and one that was left out as Empty.
Public Function PgAnswerInCalc(ByVal asked As String, arguments)
    On Error GoTo missing
    PgDepth = PgDepth + 1
    If IsEmpty(PgAskers(PgDepth)) Then
        Set PgAskers(PgDepth) = PgCalcMacro("pg_functions.py$asker").invoke(Array(), Array(), Array())
    End If
    On Error GoTo failed
    For i = LBound(arguments) To UBound(arguments)
        If IsMissing(arguments(i)) Then arguments(i) = Empty
    Next i
    PgAnswerInCalc = PgTable(PgAskers(PgDepth).answer(asked, arguments))
    PgDepth = PgDepth - 1
    Exit Function
missing:
    PgDepth = PgDepth - 1
    PgAnswerInCalc = "#" & PgNoExtension()
    Exit Function
failed:
    PgDepth = PgDepth - 1
    PgAnswerInCalc = PgNoAnswer() & " " & Err.Description
End Function

' A macro of the extension, which is where the user's own macros of Python are.
Private Function PgCalcMacro(ByVal macro As String) As Object
    where = "vnd.sun.star.script:" & macro & "?language=Python&location=user"
    Set PgCalcMacro = ThisComponent.getScriptProvider().getScript(where)
End Function

' Rows within rows, as Python gives a table, in the one form that Calc puts into cells.
Private Function PgTable(answer)
    PgTable = answer
    If Not IsArray(answer) Then Exit Function
    If Not IsArray(answer(0)) Then Exit Function
    Dim table()
    ReDim table(UBound(answer), UBound(answer(0)))
    For i = 0 To UBound(answer)
        For j = 0 To UBound(answer(0))
            table(i, j) = answer(i)(j)
        Next j
    Next i
    PgTable = table
End Function

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
