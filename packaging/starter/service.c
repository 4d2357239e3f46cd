/* The Windows service: keeps the agent of the current version running with nobody signed in, and starts it again.

       bukubridge-service.exe install     as an administrator: makes the service and its folders, and starts it
       bukubridge-service.exe allow NAME  lets another account's icon and command line talk to it, such as OFFICE\aminah;
                                          whoever installed it may already
       bukubridge-service.exe remove      ends it, and there is none any more
       bukubridge-service.exe stop|start  what the installer does around an upgrade; 0 also when there is no service

   It lies outside of all versions: an update ends the agent and not the service, which then starts what is current. It
   runs under an account of its own, NT SERVICE\BukuBridge, that can do nothing but what it is given here: its state
   (%ProgramData%\BukuBridge\agent: this account and the system, nobody else), the channel to the faces
   (%ProgramData%\BukuBridge\channel), and the folder with the versions, because it installs updates. */
#include "starter.h"
#include <aclapi.h>
#include <sddl.h>
#include <stdio.h>

#define NAME L"BukuBridge"
#define ACCOUNT L"NT SERVICE\\BukuBridge"
/* Of that account: SHA-1 of the service's name in capitals, as Windows makes it of every service's name. */
#define ACCOUNT_SID L"S-1-5-80-3582132113-377255048-813135585-1045294326-1805280838"
#define GRACE 75000 /* ms for an agent to end by itself; it gives a run 30 s to its next safe point */
#define LOOK 1000
#define WELL 600000

static SERVICE_STATUS_HANDLE told;
static SERVICE_STATUS state = {SERVICE_WIN32_OWN_PROCESS, SERVICE_START_PENDING, 0, 0, 0, 0, 0};
static HANDLE stopping;
static wchar_t root[PATH_ROOM];

static void tell(DWORD now, DWORD wait)
{
    state.dwCurrentState = now;
    state.dwControlsAccepted = now == SERVICE_RUNNING ? SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_SHUTDOWN : 0;
    state.dwWaitHint = wait;
    state.dwCheckPoint = wait ? state.dwCheckPoint + 1 : 0;
    SetServiceStatus(told, &state);
}

static DWORD WINAPI controlled(DWORD control, DWORD event, void *details, void *context)
{
    (void)event, (void)details, (void)context;
    if (control == SERVICE_CONTROL_STOP || control == SERVICE_CONTROL_SHUTDOWN) {
        tell(SERVICE_STOP_PENDING, GRACE + 10000);
        SetEvent(stopping);
    }
    return control == SERVICE_CONTROL_INTERROGATE || control == SERVICE_CONTROL_STOP ||
                   control == SERVICE_CONTROL_SHUTDOWN ? NO_ERROR : ERROR_CALL_NOT_IMPLEMENTED;
}

/* Where the agent and the command line of this service find their folders. */
static BOOL set_surroundings(void)
{
    wchar_t place[PATH_ROOM], path[PATH_ROOM + 32];
    DWORD length = GetEnvironmentVariableW(L"ProgramData", place, PATH_ROOM);
    if (length == 0 || length >= PATH_ROOM)
        return FALSE;
    SetEnvironmentVariableW(L"BUKUBRIDGE_SUPERVISED", L"1");
    _snwprintf(path, PATH_ROOM + 31, L"%ls\\BukuBridge\\agent", place);
    SetEnvironmentVariableW(L"BUKUBRIDGE_HOME", path);
    _snwprintf(path, PATH_ROOM + 31, L"%ls\\BukuBridge\\channel", place);
    return SetEnvironmentVariableW(L"BUKUBRIDGE_CHANNEL", path);
}

/* Ask the agent to end; what does not answer in time is ended hard, which loses nothing. */
static void end_agent(const wchar_t *version, HANDLE agent, HANDLE job)
{
    HANDLE asking;
    DWORD waited;
    if (start_program(root, version, L"bukubridge.exe", L"stop", CREATE_NO_WINDOW, NULL, &asking))
        CloseHandle(asking);
    for (waited = 0; waited < GRACE && WaitForSingleObject(agent, LOOK) == WAIT_TIMEOUT; waited += LOOK)
        if (state.dwCurrentState == SERVICE_STOP_PENDING)
            tell(SERVICE_STOP_PENDING, 10 * LOOK);
    TerminateJobObject(job, 1);
}

/* Until the agent ended, or we are told to end it; whether a person ended it. An agent that does not give way to the
   version that is current now is ended. */
static BOOL watch_over(const wchar_t *version, HANDLE agent, HANDLE job)
{
    HANDLE either[] = {agent, stopping};
    wchar_t now[VERSION_ROOM];
    DWORD behind = 0, ended;
    for (;;) {
        ended = WaitForMultipleObjects(2, either, FALSE, LOOK);
        if (ended == WAIT_OBJECT_0 + 1) {
            end_agent(version, agent, job);
            return FALSE;
        }
        BOOL same = current_version(root, now) && wcscmp(now, version) == 0;
        if (ended == WAIT_OBJECT_0) {
            DWORD code = 1;
            GetExitCodeProcess(agent, &code);
            return code == 0 && same;
        }
        behind = same ? 0 : behind + LOOK;
        if (behind > GRACE) {
            TerminateJobObject(job, 1);
            behind = 0;
        }
    }
}

/* Wait before another try, no longer than until another version is the current one; whether that is so. */
static BOOL another_came(const wchar_t *version, DWORD most)
{
    wchar_t now[VERSION_ROOM];
    DWORD waited;
    for (waited = 0; waited < most && WaitForSingleObject(stopping, LOOK) == WAIT_TIMEOUT; waited += LOOK)
        if (current_version(root, now) && wcscmp(now, version) != 0)
            return TRUE;
    return FALSE;
}

static void WINAPI serve(DWORD count, wchar_t **given)
{
    static const DWORD waits[] = {1000, 10000, 60000, 300000};
    wchar_t version[VERSION_ROOM];
    unsigned tries = 0;
    BOOL ended = FALSE;
    (void)count, (void)given;
    told = RegisterServiceCtrlHandlerExW(NAME, controlled, NULL);
    if (told == NULL)
        return;
    stopping = CreateEventW(NULL, TRUE, FALSE, NULL);
    if (stopping == NULL || !own_folder(root) || !set_surroundings()) {
        state.dwWin32ExitCode = ERROR_FILE_NOT_FOUND;
        tell(SERVICE_STOPPED, 0);
        return;
    }
    tell(SERVICE_RUNNING, 0);
    while (!ended && WaitForSingleObject(stopping, 0) == WAIT_TIMEOUT) {
        ULONGLONG began = GetTickCount64();
        HANDLE agent, job = make_job();
        version[0] = L'\0';
        if (current_version(root, version) &&
            start_program(root, version, L"bukubridge-agent.exe", L"run", CREATE_NO_WINDOW, job, &agent)) {
            ended = watch_over(version, agent, job);
            CloseHandle(agent);
        }
        CloseHandle(job);
        if (GetTickCount64() - began > WELL)
            tries = 0;
        if (!ended && another_came(version, waits[tries]))
            tries = 0;
        else if (tries + 1 < sizeof waits / sizeof *waits)
            tries++;
    }
    tell(SERVICE_STOPPED, 0);
}

/* ------------------------------------------------------------------ what an administrator does */

static BOOL give(const wchar_t *path, const wchar_t *list)
{
    PSECURITY_DESCRIPTOR made;
    PACL rights;
    BOOL present, usual;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(list, SDDL_REVISION_1, &made, NULL))
        return FALSE;
    BOOL done = GetSecurityDescriptorDacl(made, &present, &rights, &usual) &&
                SetNamedSecurityInfoW((wchar_t *)path, SE_FILE_OBJECT,
                                      DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION, NULL, NULL, rights,
                                      NULL) == ERROR_SUCCESS;
    LocalFree(made);
    return done;
}

/* One more line in channel\faces, which the agent reads when it starts (connector/control/access_list.py). */
static BOOL allow(PSID who)
{
    wchar_t place[PATH_ROOM], path[PATH_ROOM + 32], *text;
    char line[256];
    DWORD length = GetEnvironmentVariableW(L"ProgramData", place, PATH_ROOM), written;
    if (length == 0 || length >= PATH_ROOM || !ConvertSidToStringSidW(who, &text))
        return FALSE;
    int size = snprintf(line, sizeof line, "%ls\r\n", text);
    LocalFree(text);
    _snwprintf(path, PATH_ROOM + 31, L"%ls\\BukuBridge\\channel\\faces", place);
    HANDLE file = CreateFileW(path, FILE_APPEND_DATA, FILE_SHARE_READ, NULL, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return FALSE;
    BOOL done = size > 0 && WriteFile(file, line, (DWORD)size, &written, NULL);
    CloseHandle(file);
    return done;
}

static int allow_name(const wchar_t *name)
{
    BYTE who[SECURITY_MAX_SID_SIZE];
    wchar_t domain[PATH_ROOM];
    DWORD size = sizeof who, room = PATH_ROOM;
    SID_NAME_USE use;
    return LookupAccountNameW(NULL, name, who, &size, domain, &room, &use) && allow(who) ? 0 : 1;
}

static BOOL allow_whoever_does_this(void)
{
    BYTE user[sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE];
    DWORD size;
    HANDLE token;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token))
        return FALSE;
    BOOL done = GetTokenInformation(token, TokenUser, user, sizeof user, &size) && allow(((TOKEN_USER *)user)->User.Sid);
    CloseHandle(token);
    return done;
}

/* The folders of the service: state for its account and the system alone; the channel's key is read by whom
   channel\faces names, and the agent puts that right at each start. */
static BOOL make_folders(void)
{
    static const wchar_t *own = L"D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;" ACCOUNT_SID L")";
    static const wchar_t *shared = L"D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;" ACCOUNT_SID L")(A;;0x1200a9;;;AU)";
    static const wchar_t *program = L"D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1301bf;;;" ACCOUNT_SID
                                    L")(A;OICI;0x1200a9;;;BU)";
    wchar_t place[PATH_ROOM], path[PATH_ROOM + 32];
    DWORD length = GetEnvironmentVariableW(L"ProgramData", place, PATH_ROOM);
    if (length == 0 || length >= PATH_ROOM)
        return FALSE;
    _snwprintf(path, PATH_ROOM + 31, L"%ls\\BukuBridge", place);
    CreateDirectoryW(path, NULL);
    if (!give(path, shared))
        return FALSE;
    _snwprintf(path, PATH_ROOM + 31, L"%ls\\BukuBridge\\channel", place);
    CreateDirectoryW(path, NULL);
    if (!give(path, shared))
        return FALSE;
    _snwprintf(path, PATH_ROOM + 31, L"%ls\\BukuBridge\\agent", place);
    CreateDirectoryW(path, NULL);
    return give(path, own) && give(root, program);
}

static int install(SC_HANDLE services)
{
    wchar_t command[PATH_ROOM + 32];
    SERVICE_DESCRIPTIONW words = {L"Keeps the books and the platform equal, also when nobody is signed in."};
    SERVICE_DELAYED_AUTO_START_INFO late = {TRUE};
    SERVICE_SID_INFO identity = {SERVICE_SID_TYPE_UNRESTRICTED};
    SC_ACTION again[] = {{SC_ACTION_RESTART, 10000}, {SC_ACTION_RESTART, 60000}, {SC_ACTION_RESTART, 300000}};
    SERVICE_FAILURE_ACTIONSW failures = {86400, NULL, NULL, 3, again};
    _snwprintf(command, PATH_ROOM + 31, L"\"%ls\\bukubridge-service.exe\"", root);
    SC_HANDLE made = CreateServiceW(services, NAME, NAME, SERVICE_ALL_ACCESS, SERVICE_WIN32_OWN_PROCESS,
                                    SERVICE_AUTO_START, SERVICE_ERROR_NORMAL, command, NULL, NULL, NULL, ACCOUNT, NULL);
    if (made == NULL && GetLastError() == ERROR_SERVICE_EXISTS)
        made = OpenServiceW(services, NAME, SERVICE_ALL_ACCESS);
    if (made == NULL)
        return 1;
    ChangeServiceConfig2W(made, SERVICE_CONFIG_DESCRIPTION, &words);
    ChangeServiceConfig2W(made, SERVICE_CONFIG_DELAYED_AUTO_START_INFO, &late);
    ChangeServiceConfig2W(made, SERVICE_CONFIG_SERVICE_SID_INFO, &identity);
    ChangeServiceConfig2W(made, SERVICE_CONFIG_FAILURE_ACTIONS, &failures);
    CloseServiceHandle(made);
    return make_folders() && allow_whoever_does_this() ? 0 : 1;
}

static int stop(SC_HANDLE service)
{
    SERVICE_STATUS now;
    int waited;
    if (QueryServiceStatus(service, &now) && now.dwCurrentState == SERVICE_STOPPED)
        return 0;
    if (!ControlService(service, SERVICE_CONTROL_STOP, &now))
        return GetLastError() == ERROR_SERVICE_NOT_ACTIVE ? 0 : 1;
    for (waited = 0; waited < GRACE + 15000; waited += 250) {
        if (!QueryServiceStatus(service, &now) || now.dwCurrentState == SERVICE_STOPPED)
            return 0;
        Sleep(250);
    }
    return 1;
}

static int started(SC_HANDLE service)
{
    return StartServiceW(service, 0, NULL) || GetLastError() == ERROR_SERVICE_ALREADY_RUNNING ? 0 : 1;
}

static int administer(const wchar_t *what)
{
    SC_HANDLE services = OpenSCManagerW(NULL, NULL, SC_MANAGER_ALL_ACCESS);
    if (services == NULL || !own_folder(root))
        return 1;
    if (wcscmp(what, L"install") == 0)
        return install(services);
    SC_HANDLE service = OpenServiceW(services, NAME, SERVICE_ALL_ACCESS);
    if (service == NULL)
        return GetLastError() == ERROR_SERVICE_DOES_NOT_EXIST ? 0 : 1;
    if (wcscmp(what, L"start") == 0)
        return started(service);
    if (wcscmp(what, L"stop") == 0)
        return stop(service);
    if (wcscmp(what, L"remove") == 0)
        return stop(service) != 0 || !DeleteService(service);
    return 2;
}

int wmain(int count, wchar_t **given)
{
    SERVICE_TABLE_ENTRYW table[] = {{NAME, serve}, {NULL, NULL}};
    if (count == 2)
        return administer(given[1]);
    if (count == 3 && wcscmp(given[1], L"allow") == 0)
        return allow_name(given[2]);
    return StartServiceCtrlDispatcherW(table) ? 0 : 1;
}
