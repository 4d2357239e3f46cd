; The installer for Windows, built on Linux by packaging/make.py: one file, per machine, silent with /S.
;   /S  /NOAUTOSTART  /SERVICE  /NOSERVICE  /D=C:\Folder (last, without quotes)
;   Exit codes: 0 done, 1 cancelled, 3 a program could not be ended or the service not be set up
; Remover: uninstall.exe  /S  /DELETEDATA
; Given: VERSION, NUMBERS (four), PAYLOAD (a script that lays the version's files, in one order: installer.py), STARTERS
; (folder), LICENCES (a page), ICON, OUT, SIGN (a command, or nothing); QUICK: nothing is packed, for tests.
; What comes to lie where: layout.py.
Unicode true
Target amd64-unicode
!ifdef QUICK
    SetCompress off
!else
    SetCompressor /SOLID lzma
    SetCompressorDictSize 32
!endif
SetDateSave off ; when a file was built here is nobody's concern, and would make each installer another one
RequestExecutionLevel admin
ManifestDPIAware true
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include nsDialogs.nsh

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
Page custom AskService KeepAnswer
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

Var Service   ; "on" where the agent is to run as a service, "off" where not
Var Box

; Sets $R9 to the name of a program that still runs, or to nothing. An image that runs cannot be opened for writing.
!macro Running UN
Function ${UN}Running
    StrCpy $R9 ""
    StrCpy $R5 "$INSTDIR"
    Call ${UN}LookIn
    FindFirst $R3 $R4 "$INSTDIR\versions\*"
    ${DoWhile} $R4 != ""
        StrCpy $R5 "$INSTDIR\versions\$R4"
        Call ${UN}LookIn
        FindNext $R3 $R4
    ${Loop}
    FindClose $R3
FunctionEnd

Function ${UN}LookIn
    StrCpy $R7 "bukubridge.exe"
    Call ${UN}LookAt
    StrCpy $R7 "bukubridge-agent.exe"
    Call ${UN}LookAt
    StrCpy $R7 "bukubridge-tray.exe"
    Call ${UN}LookAt
    StrCpy $R7 "bukubridge-service.exe"
    Call ${UN}LookAt
FunctionEnd

Function ${UN}LookAt
    ${If} ${FileExists} "$R5\$R7"
        ClearErrors
        FileOpen $R8 "$R5\$R7" a
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
    ${If} ${FileExists} "$INSTDIR\bukubridge-service.exe"
        nsExec::Exec /TIMEOUT=120000 '"$INSTDIR\bukubridge-service.exe" stop'
        Pop $0
    ${EndIf}
    nsExec::Exec /TIMEOUT=20000 '"$INSTDIR\bukubridge-tray.exe" --quit'
    Pop $0
    nsExec::Exec /TIMEOUT=60000 '"$INSTDIR\bukubridge.exe" stop'
    Pop $0
    StrCpy $R6 0 ; thirty seconds: on a busy PC an icon that has heard needs more than ten until its process is gone
    ${DoWhile} $R6 < 120
        Call ${UN}Running
        StrCmp $R9 "" free
        Sleep 250
        IntOp $R6 $R6 + 1
    ${Loop}
    nsExec::Exec /TIMEOUT=20000 'taskkill /F /IM bukubridge-tray.exe /IM bukubridge-agent.exe /IM bukubridge.exe /IM bukubridge-service.exe'
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
    ; So does a service: there is one where there was one, unless something else is said.
    StrCpy $Service "off"
    ReadRegStr $0 HKLM "${OWN}" "Channel"
    ${If} $0 != ""
        StrCpy $Service "on"
    ${EndIf}
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/SERVICE" $1
    ${IfNot} ${Errors}
        StrCpy $Service "on"
    ${EndIf}
    ClearErrors
    ${GetOptions} $0 "/NOSERVICE" $1
    ${IfNot} ${Errors}
        StrCpy $Service "off"
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

Function AskService
    !insertmacro MUI_HEADER_TEXT "$(SERVICE_TITLE)" "$(SERVICE_WORDS)"
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateCheckbox} 0 10u 100% 12u "$(SERVICE_BOX)"
    Pop $Box
    ${If} $Service == "on"
        ${NSD_Check} $Box
    ${EndIf}
    ${NSD_CreateLabel} 12u 28u 95% 60u "$(SERVICE_MORE)"
    Pop $0
    nsDialogs::Show
FunctionEnd

Function KeepAnswer
    ${NSD_GetState} $Box $0
    StrCpy $Service "off"
    ${If} $0 == ${BST_CHECKED}
        StrCpy $Service "on"
    ${EndIf}
FunctionEnd

; The agent as a service, as it was chosen. What this user connected goes with it, when it can: no connections, or those of
; somebody else, stay where they are.
Function SetUpService
    ${If} $Service == "on"
        nsExec::Exec /TIMEOUT=60000 '"$INSTDIR\bukubridge-service.exe" install'
        Pop $0
        ${If} $0 != 0
            SetErrorLevel 3
            Abort "$(NO_SERVICE)"
        ${EndIf}
        WriteRegStr HKLM "${OWN}" "Channel" "$APPDATA\BukuBridge\channel"
        nsExec::Exec /TIMEOUT=600000 '"$INSTDIR\bukubridge.exe" service move'
        Pop $0
        nsExec::Exec /TIMEOUT=60000 '"$INSTDIR\bukubridge-service.exe" start'
        Pop $0
    ${Else}
        DeleteRegValue HKLM "${OWN}" "Channel"
        nsExec::Exec /TIMEOUT=120000 '"$INSTDIR\bukubridge-service.exe" remove'
        Pop $0
    ${EndIf}
FunctionEnd

; What other versions left: an installer's version is no trial, and needs no way back.
Function TidyVersions
    FindFirst $R3 $R4 "$INSTDIR\versions\*"
    ${DoWhile} $R4 != ""
        ${If} $R4 != "."
        ${AndIf} $R4 != ".."
        ${AndIf} $R4 != "${VERSION}"
            RMDir /r "$INSTDIR\versions\$R4"
        ${EndIf}
        FindNext $R3 $R4
    ${Loop}
    FindClose $R3
    Delete "$INSTDIR\trial.json"
    RMDir /r "$INSTDIR\_internal" ; before there were versions side by side
FunctionEnd

Section
    Call EndPrograms
    ; Modules of another build of this version must not be found by this one.
    RMDir /r "$INSTDIR\versions\${VERSION}"
    SetOverwrite on
    ClearErrors
    !include "${PAYLOAD}"
    SetOutPath "$INSTDIR"
    File "${STARTERS}/bukubridge.exe"
    File "${STARTERS}/bukubridge-agent.exe"
    File "${STARTERS}/bukubridge-tray.exe"
    File "${STARTERS}/bukubridge-service.exe"
    File "${LICENCES}"
    FileOpen $0 "$INSTDIR\current" w
    FileWrite $0 "${VERSION}$\n"
    FileClose $0
    ${If} ${Errors}
        SetErrorLevel 3
        Abort "$(NOT_WRITTEN)"
    ${EndIf}
    Call TidyVersions
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
    Call SetUpService
SectionEnd

Section "Uninstall"
    Call un.EndPrograms
    nsExec::Exec /TIMEOUT=120000 '"$INSTDIR\bukubridge-service.exe" remove'
    Pop $0
    StrCpy $R2 "$APPDATA\BukuBridge" ; of all users: what a service kept
    SetShellVarContext current
    RMDir /r "$LOCALAPPDATA\BukuBridge\program"
    StrCpy $R5 "keep"
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/DELETEDATA" $1
    ${IfNot} ${Errors}
        StrCpy $R5 "delete"
    ${ElseIf} ${FileExists} "$LOCALAPPDATA\BukuBridge\*.*"
    ${OrIf} ${FileExists} "$R2\*.*"
        MessageBox MB_YESNO|MB_ICONQUESTION "$(KEEP_DATA)" /SD IDYES IDYES kept
        StrCpy $R5 "delete"
      kept:
    ${EndIf}
    ${If} $R5 == "delete"
        RMDir /r "$LOCALAPPDATA\BukuBridge"
        DeleteRegKey HKCU "${OWN}"
        ; Nobody but the service's account may look into its folder: it is taken first.
        nsExec::Exec /TIMEOUT=60000 'takeown /F "$R2" /A /R /D Y'
        Pop $0
        nsExec::Exec /TIMEOUT=60000 'icacls "$R2" /reset /T /Q'
        Pop $0
        RMDir /r "$R2"
    ${EndIf}
    DeleteRegValue HKCU "${RUN}" "BukuBridge"
    SetShellVarContext all
    Delete "$SMPROGRAMS\BukuBridge.lnk"
    RMDir /r "$INSTDIR\versions"
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\current"
    Delete "$INSTDIR\current.new"
    Delete "$INSTDIR\trial.json"
    Delete "$INSTDIR\update.lock"
    Delete "$INSTDIR\bukubridge.exe"
    Delete "$INSTDIR\bukubridge-agent.exe"
    Delete "$INSTDIR\bukubridge-tray.exe"
    Delete "$INSTDIR\bukubridge-service.exe"
    Delete "$INSTDIR\licences.html"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    DeleteRegValue HKLM "${RUN}" "BukuBridge"
    DeleteRegKey HKLM "${REMOVAL}"
    DeleteRegKey HKLM "${OWN}"
SectionEnd
