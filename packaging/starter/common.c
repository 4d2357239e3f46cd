#include "starter.h"

BOOL own_folder(wchar_t *folder)
{
    DWORD length = GetModuleFileNameW(NULL, folder, PATH_ROOM);
    if (length == 0 || length >= PATH_ROOM)
        return FALSE;
    wchar_t *last = wcsrchr(folder, L'\\');
    if (last == NULL)
        return FALSE;
    *last = L'\0';
    return TRUE;
}

/* A version is a folder's name: nothing in it may lead elsewhere. */
static BOOL is_version(const char *text)
{
    if (*text < '0' || *text > '9' || strstr(text, "..") != NULL)
        return FALSE;
    for (; *text != '\0'; text++)
        if (!((*text >= '0' && *text <= '9') || (*text >= 'a' && *text <= 'z') || *text == '.' || *text == '+'))
            return FALSE;
    return TRUE;
}

BOOL current_version(const wchar_t *root, wchar_t *version)
{
    wchar_t path[PATH_ROOM + VERSION_ROOM];
    char content[VERSION_ROOM] = "";
    DWORD size = 0;
    _snwprintf(path, PATH_ROOM, L"%ls\\current", root);
    path[PATH_ROOM - 1] = L'\0';
    HANDLE file = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                              OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return FALSE;
    BOOL read = ReadFile(file, content, sizeof content - 1, &size, NULL);
    CloseHandle(file);
    if (!read)
        return FALSE;
    content[size] = '\0';
    content[strcspn(content, " \r\n")] = '\0';
    if (!is_version(content))
        return FALSE;
    MultiByteToWideChar(CP_UTF8, 0, content, -1, version, VERSION_ROOM);
    _snwprintf(path, PATH_ROOM + VERSION_ROOM - 1, L"%ls\\versions\\%ls", root, version);
    path[PATH_ROOM + VERSION_ROOM - 1] = L'\0';
    DWORD attributes = GetFileAttributesW(path);
    return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
}

BOOL is_newer(const wchar_t *version, const wchar_t *than)
{
    for (;;) {
        wchar_t *ended, *than_ended;
        unsigned long mine = wcstoul(version, &ended, 10), theirs = wcstoul(than, &than_ended, 10);
        if (mine != theirs)
            return mine > theirs;
        if (*ended != L'.' && *than_ended != L'.')
            return FALSE;
        version = *ended == L'.' ? ended + 1 : L"";
        than = *than_ended == L'.' ? than_ended + 1 : L"";
    }
}

HANDLE make_job(void)
{
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
    HANDLE job = CreateJobObjectW(NULL, NULL);
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK;
    if (job != NULL)
        SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
    return job;
}

BOOL start_program(const wchar_t *root, const wchar_t *version, const wchar_t *program, const wchar_t *rest,
                   DWORD flags, HANDLE job, HANDLE *process)
{
    static wchar_t path[PATH_ROOM + 2 * VERSION_ROOM], line[32768];
    STARTUPINFOW startup;
    PROCESS_INFORMATION made;
    if (_snwprintf(path, PATH_ROOM + 2 * VERSION_ROOM - 1, L"%ls\\versions\\%ls\\%ls", root, version, program) < 0)
        return FALSE;
    if (_snwprintf(line, 32767, L"\"%ls\" %ls", path, rest) < 0)
        return FALSE;
    GetStartupInfoW(&startup); /* standard streams and the window's state are handed on */
    if (!CreateProcessW(path, line, NULL, NULL, TRUE, flags | CREATE_SUSPENDED, NULL, NULL, &startup, &made))
        return FALSE;
    if (job != NULL)
        AssignProcessToJobObject(job, made.hProcess);
    ResumeThread(made.hThread);
    CloseHandle(made.hThread);
    *process = made.hProcess;
    return TRUE;
}
