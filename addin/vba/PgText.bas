Attribute VB_Name = "PgText"
' Chinese text in a source that is plain ASCII: the editor of VBA would garble it on other machines.
Option Explicit

' The text whose characters are given by four hexadecimal digits each.
Public Function PgChinese(ByVal digits As String) As String
    Dim i As Long
    For i = 1 To Len(digits) Step 4
        PgChinese = PgChinese & ChrW(CLng("&H" & Mid(digits, i, 4)))
    Next i
End Function

' Shows a sentence. MsgBox knows only the characters of the system's code page on Windows; Popup knows all.
Public Sub PgSay(ByVal sentence As String)
    If InStr(Application.OperatingSystem, "Windows") > 0 And Not PgInCalc() Then
        CreateObject("WScript.Shell").Popup sentence, 0, PgTitle(), 48
    Else
        MsgBox sentence, 48, PgTitle()
    End If
End Sub
