; The installer for Windows, built on Linux by packaging/make.py: one file, per machine, silent with /S.
;   /S  /NOAUTOSTART  /D=C:\Folder (last, without quotes)      Exit codes: 0 done, 1 cancelled, 3 a program could not be ended
; Remover: uninstall.exe  /S  /DELETEDATA
; Given: VERSION, NUMBERS (four), PAYLOAD (folder), LICENCES (a page), ICON, OUT, SIGN (a
; command, or nothing); QUICK: nothing is packed, for tests.
Unicode true
Target amd64-unicode
!ifdef QUICK
    SetCompress off
!else
    SetCompressor /SOLID lzma
    SetCompressorDictSize 32
!endif
RequestExecutionLevel admin
ManifestDPIAware true
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh

Name "BukuBridge"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\BukuBridge"
BrandingText "BukuBridge ${VERSION}"
!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\BukuBridge"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define OWN "Software\BukuBridge"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION StartAsUser
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Malay"
!insertmacro MUI_LANGUAGE "SimpChinese"
!include "installer_words.nsh"

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=1033 "ProductName" "BukuBridge"
VIAddVersionKey /LANG=1033 "FileDescription" "BukuBridge setup"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "LegalCopyright" "BukuBridge"
!if "${SIGN}" != ""
    !uninstfinalize '${SIGN} "%1"'
!endif

; Sets $R9 to the name of a program that still runs, or to nothing. An image that runs cannot be opened for writing.
!macro Running UN
Function ${UN}Running
    StrCpy $R9 ""
    StrCpy $R7 "bukubridge.exe"
    Call ${UN}LookAt
    StrCpy $R7 "bukubridge-agent.exe"
    Call ${UN}LookAt
    StrCpy $R7 "bukubridge-tray.exe"
    Call ${UN}LookAt
FunctionEnd

Function ${UN}LookAt
    ${If} ${FileExists} "$INSTDIR\$R7"
        ClearErrors
        FileOpen $R8 "$INSTDIR\$R7" a
        ${If} ${Errors}
            StrCpy $R9 $R7
        ${Else}
            FileClose $R8
        ${EndIf}
    ${EndIf}
FunctionEnd

; Asks the icon and the agent of this user to end. Those of other users, and whatever does not answer, are ended hard:
; that loses nothing, the agent is made to be killed. Fails when a program runs all the same.
Function ${UN}EndPrograms
  again:
    Call ${UN}Running
    StrCmp $R9 "" free
    DetailPrint "$(ENDING)"
    nsExec::Exec /TIMEOUT=20000 '"$INSTDIR\bukubridge-tray.exe" --quit'
    Pop $0
    nsExec::Exec /TIMEOUT=60000 '"$INSTDIR\bukubridge.exe" stop'
    Pop $0
    StrCpy $R6 0
    ${DoWhile} $R6 < 40
        Call ${UN}Running
        StrCmp $R9 "" free
        Sleep 250
        IntOp $R6 $R6 + 1
    ${Loop}
    nsExec::Exec /TIMEOUT=20000 'taskkill /F /IM bukubridge-tray.exe /IM bukubridge-agent.exe /IM bukubridge.exe'
    Pop $0
    StrCpy $R6 0
    ${DoWhile} $R6 < 40
        Call ${UN}Running
        StrCmp $R9 "" free
        Sleep 250
        IntOp $R6 $R6 + 1
    ${Loop}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(STILL_RUNS)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 3
    Quit
  free:
FunctionEnd
!macroend
!insertmacro Running ""
!insertmacro Running "un."

Function .onInit
    SetRegView 64
    SetShellVarContext all
    ; An upgrade goes where the program is, unless another folder was asked for.
    ReadRegStr $0 HKLM "${OWN}" "Folder"
    ${If} $0 != ""
    ${AndIf} $INSTDIR == "$PROGRAMFILES64\BukuBridge"
        StrCpy $INSTDIR $0
    ${EndIf}
    ${IfNot} ${Silent}
        !insertmacro MUI_LANGDLL_DISPLAY
    ${EndIf}
FunctionEnd

Function un.onInit
    SetRegView 64
    SetShellVarContext all
    ReadRegStr $0 HKLM "${OWN}" "Language"
    ${If} $0 != ""
        StrCpy $LANGUAGE $0
    ${EndIf}
FunctionEnd

; The installer has an administrator's rights, the program must not: the shell starts it as the one who is signed in.
Function StartAsUser
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\bukubridge-tray.exe"'
FunctionEnd

Section
    Call EndPrograms
    SetOutPath "$INSTDIR"
    ; Modules of the version before must not be found by this one.
    RMDir /r "$INSTDIR\_internal"
    SetOverwrite on
    ClearErrors
    File /r "${PAYLOAD}/*.*"
    File "${LICENCES}"
    ${If} ${Errors}
        SetErrorLevel 3
        Abort "$(NOT_WRITTEN)"
    ${EndIf}
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortCut "$SMPROGRAMS\BukuBridge.lnk" "$INSTDIR\bukubridge-tray.exe" "--show"
    WriteRegStr HKLM "${OWN}" "Folder" "$INSTDIR"
    WriteRegStr HKLM "${OWN}" "Version" "${VERSION}"
    WriteRegStr HKLM "${OWN}" "Language" "$LANGUAGE"
    WriteRegStr HKLM "${REMOVAL}" "DisplayName" "BukuBridge"
    WriteRegStr HKLM "${REMOVAL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKLM "${REMOVAL}" "DisplayIcon" "$INSTDIR\bukubridge-tray.exe"
    WriteRegStr HKLM "${REMOVAL}" "Publisher" "BukuBridge"
    WriteRegStr HKLM "${REMOVAL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKLM "${REMOVAL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKLM "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKLM "${REMOVAL}" "NoModify" 1
    WriteRegDWORD HKLM "${REMOVAL}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD HKLM "${REMOVAL}" "EstimatedSize" $0
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/NOAUTOSTART" $1
    ${If} ${Errors}
        WriteRegStr HKLM "${RUN}" "BukuBridge" '"$INSTDIR\bukubridge-tray.exe" --signed-in'
    ${Else}
        DeleteRegValue HKLM "${RUN}" "BukuBridge"
    ${EndIf}
SectionEnd

Section "Uninstall"
    Call un.EndPrograms
    SetShellVarContext current
    StrCpy $R5 "keep"
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/DELETEDATA" $1
    ${IfNot} ${Errors}
        StrCpy $R5 "delete"
    ${ElseIf} ${FileExists} "$LOCALAPPDATA\BukuBridge\*.*"
        MessageBox MB_YESNO|MB_ICONQUESTION "$(KEEP_DATA)" /SD IDYES IDYES kept
        StrCpy $R5 "delete"
      kept:
    ${EndIf}
    ${If} $R5 == "delete"
        RMDir /r "$LOCALAPPDATA\BukuBridge"
        DeleteRegKey HKCU "${OWN}"
    ${EndIf}
    DeleteRegValue HKCU "${RUN}" "BukuBridge"
    SetShellVarContext all
    Delete "$SMPROGRAMS\BukuBridge.lnk"
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\bukubridge.exe"
    Delete "$INSTDIR\bukubridge-agent.exe"
    Delete "$INSTDIR\bukubridge-tray.exe"
    Delete "$INSTDIR\licences.html"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    DeleteRegValue HKLM "${RUN}" "BukuBridge"
    DeleteRegKey HKLM "${REMOVAL}"
    DeleteRegKey HKLM "${OWN}"
SectionEnd
