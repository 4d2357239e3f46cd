/* What shortcuts, sign-in and command lines start: it reads which version of the program is the current one, starts the
   program of its own name in that version with the same words, waits for it and ends as it ended.

       <root>\bukubridge.exe            this, three times under the programs' names
       <root>\current                   the version that starts
       <root>\versions\1.4.0\...        a whole program each

   A user who may not write there can have newer versions in the own profile, by the same layout, in
   %LOCALAPPDATA%\BukuBridge\program: the newer one of the two starts, but never in a process with an administrator's
   rights, which must not run what a program without them could have put there. */
#include "starter.h"

static BOOL is_elevated(void)
{
    HANDLE token;
    TOKEN_ELEVATION elevation = {0};
    DWORD size;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token))
        return TRUE;
    if (!GetTokenInformation(token, TokenElevation, &elevation, sizeof elevation, &size))
        elevation.TokenIsElevated = 1;
    CloseHandle(token);
    return elevation.TokenIsElevated != 0;
}

static void choose_root(wchar_t *root, wchar_t *version)
{
    wchar_t own[PATH_ROOM], newer[VERSION_ROOM];
    DWORD length = GetEnvironmentVariableW(L"LOCALAPPDATA", own, PATH_ROOM - 32);
    if (length == 0 || length >= PATH_ROOM - 32 || is_elevated())
        return;
    wcscat(own, L"\\BukuBridge\\program");
    if (current_version(own, newer) && (version[0] == L'\0' || is_newer(newer, version))) {
        wcscpy(root, own);
        wcscpy(version, newer);
    }
}

/* Our words on the command line, without our own name: as they were typed, quotes and all. */
static const wchar_t *words(void)
{
    const wchar_t *line = GetCommandLineW();
    BOOL quoted = FALSE;
    for (; *line != L'\0' && (quoted || (*line != L' ' && *line != L'\t')); line++)
        if (*line == L'"')
            quoted = !quoted;
    while (*line == L' ' || *line == L'\t')
        line++;
    return line;
}

static const wchar_t *own_name(void)
{
    static wchar_t path[PATH_ROOM];
    GetModuleFileNameW(NULL, path, PATH_ROOM);
    path[PATH_ROOM - 1] = L'\0';
    const wchar_t *last = wcsrchr(path, L'\\');
    return last == NULL ? path : last + 1;
}

static int damaged(void)
{
#ifdef CONSOLE
    fwprintf(stderr, L"This program is not whole. Run its installer again: nothing is lost.\n");
#else
    MessageBoxW(NULL, L"This program is not whole. Run its installer again: nothing is lost.", L"BukuBridge", MB_ICONERROR);
#endif
    return 3;
}

static int start(void)
{
    wchar_t root[PATH_ROOM], version[VERSION_ROOM] = L"";
    HANDLE process, job = make_job();
    DWORD code = 3;
    if (!own_folder(root))
        return damaged();
    if (!current_version(root, version))
        version[0] = L'\0';
    choose_root(root, version);
    /* Ctrl-C is the program's; we wait for what it does about it. */
    SetConsoleCtrlHandler(NULL, FALSE);
    if (version[0] == L'\0' || !start_program(root, version, own_name(), words(), 0, job, &process))
        return damaged();
#ifdef CONSOLE
    SetConsoleCtrlHandler(NULL, TRUE);
#endif
    WaitForSingleObject(process, INFINITE);
    GetExitCodeProcess(process, &code);
    return (int)code;
}

#ifdef CONSOLE
int wmain(void)
{
    return start();
}
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE former, PWSTR line, int show)
{
    (void)instance, (void)former, (void)line, (void)show;
    return start();
}
#endif
