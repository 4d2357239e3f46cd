/* What every starter does: find the version that starts, and start a program of it. See starter.c. */
#ifndef BUKUBRIDGE_STARTER_H
#define BUKUBRIDGE_STARTER_H

#ifndef UNICODE
#define UNICODE
#endif
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <wchar.h>

#define PATH_ROOM 1024
#define VERSION_ROOM 64

/* The folder of this very program, without a separator at its end; whether it fits. */
BOOL own_folder(wchar_t *folder);

/* The version that `<root>\current` names and that is there; whether there is one. */
BOOL current_version(const wchar_t *root, wchar_t *version);

/* Whether the numbers of the first version are greater than those of the second one. */
BOOL is_newer(const wchar_t *version, const wchar_t *than);

/* Start `<root>\versions\<version>\<program>`. `rest` follows its name on the command line as it is.
   A program that is started this way ends when `job` is closed; what it starts itself goes on. */
BOOL start_program(const wchar_t *root, const wchar_t *version, const wchar_t *program, const wchar_t *rest,
                   DWORD flags, HANDLE job, HANDLE *process);

/* A job whose one program ends with it. */
HANDLE make_job(void);

#endif
