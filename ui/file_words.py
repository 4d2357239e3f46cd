"""The computer's dialog for files in the chosen language: Qt itself does not speak every one of ours."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog

from ui.text import translate


def speak(dialog: QFileDialog) -> QFileDialog:
    """Our own words on its buttons and beside its fields."""
    saving = dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    accept = translate("files", "Save") if saving else translate("files", "Open")
    for label, words in (
        (QFileDialog.DialogLabel.Accept, accept),
        (QFileDialog.DialogLabel.Reject, translate("files", "Cancel")),
        (QFileDialog.DialogLabel.LookIn, translate("files", "Folder:")),
        (QFileDialog.DialogLabel.FileName, translate("files", "File name:")),
        (QFileDialog.DialogLabel.FileType, translate("files", "Kind of file:")),
    ):
        dialog.setLabelText(label, words)
    return dialog
