Attribute VB_Name = "XlwingsAbsent"
' Stands in for xlwings in the edition for LibreOffice, which cannot compile conditional VBA.
Option Explicit

Public Sub RunPython(PythonCommand As String)
    PgSay PgCalcEdition()
End Sub
