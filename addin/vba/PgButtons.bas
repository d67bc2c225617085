Attribute VB_Name = "PgButtons"
' One Sub a command: what the buttons of the county workbook call, and the list of macros shows.
Option Explicit

Public Sub choose_folder()
    PgPress "choose_folder"
End Sub

Public Sub check_sheet()
    PgPress "check_sheet"
End Sub

Public Sub check_all()
    PgPress "check_all"
End Sub

Public Sub consolidate()
    PgPress "consolidate"
End Sub

Public Sub convert_sheet()
    PgPress "convert_sheet"
End Sub

Public Sub send_out()
    PgPress "send_out"
End Sub

Public Sub track()
    PgPress "track"
End Sub

Public Sub give_back()
    PgPress "give_back"
End Sub

Public Sub approve()
    PgPress "approve"
End Sub

Public Sub publish()
    PgPress "publish"
End Sub

Public Sub clear_marks()
    PgPress "clear_marks"
End Sub

Public Sub undo_last()
    PgPress "undo_last"
End Sub

Public Sub show_help()
    PgPress "show_help"
End Sub
