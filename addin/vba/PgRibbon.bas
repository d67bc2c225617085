Attribute VB_Name = "PgRibbon"
' The ribbon's one callback. Each control is named after its command: pg_check_sheet.
Option Explicit

Public Sub PgRibbonPressed(control As IRibbonControl)
    PgPress Mid(control.ID, Len("pg_") + 1)
End Sub
