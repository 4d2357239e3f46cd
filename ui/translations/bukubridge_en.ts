<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>AboutSection</name>
        <message>
            <source>About</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Libraries and their licences</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Library</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Licence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>BukuBridge {version}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AccountCard</name>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Disconnect…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting for the browser</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>signed in: {person}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last sync {when}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting for you in the browser…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The browser could not be opened. Copy this address into it:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is being disconnected…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Activity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Activity of {provider}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Accounts</name>
        <message>
            <source>Cloud accounts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{provider} is connected: {account}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Disconnect</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Disconnect {account} from {provider}?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is synced no more, and the platform forgets its sign-in. Records that were synced stay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stay connected</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AccountsInNeed</name>
        <message>
            <source>Nothing is exchanged until somebody signs in again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect {provider} again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at its log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the log of {provider}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Application</name>
        <message>
            <source>Quit BukuBridge?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Syncing can go on in the background without the icon, or stop until BukuBridge is started again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit the icon only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop syncing and quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>BukuBridge was updated to version {version}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start again now</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ApplyBar</name>
        <message>
            <source>Apply</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Revert</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Applied.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was changed: see what is wrong above.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Hide this</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BooksStep</name>
        <message>
            <source>Which company?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking for companies on this computer…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another company file…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The company is on another computer…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the company file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Company files (*.fdb *.FDB *.gdb *.GDB)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These companies were found on this computer. None of them was opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was found on this computer cannot be used as it is. Choose another way below.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No company was found in the usual folders of this computer. Choose another way below.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>last changed {when}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connected already as {title}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A company of {program}…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CheckRow</name>
        <message>
            <source>All right</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Could be better</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Problem</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not known</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ColumnChoice</name>
        <message>
            <source>Column of the books</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ColumnsChoice</name>
        <message>
            <source>Another column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave this column out</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CompanyChoices</name>
        <message>
            <source>Synchronise this company</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This company has times of its own</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ConflictDialog</name>
        <message>
            <source>Decide</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave it undecided</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>Decide %n other(s) like this one in the same way</source>
            <translation>
                <numerusform>Decide %n other like this one in the same way</numerusform>
                <numerusform>Decide %n others like this one in the same way</numerusform>
            </translation>
        </message>
        <message>
            <source>On the platform: {who}, {when}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In the books: {who}, {when}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unknown when</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>somebody</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On the platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Others like this one</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n more of them stay(s) for another time</source>
            <translation>
                <numerusform>%n more of them stays for another time</numerusform>
                <numerusform>%n more of them stay for another time</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ConnectionCard</name>
        <message>
            <source>Sync now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Finish setting up…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Progress</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the next sync would do…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was written into the books…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Disconnect…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>both ways, writes {kinds}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>books → platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>BukuBridge's agent does not answer, so this is not known now.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n thing(s) need(s) you</source>
            <translation>
                <numerusform>%n thing needs you</numerusform>
                <numerusform>%n things need you</numerusform>
            </translation>
        </message>
        <message>
            <source>{read} records compared, {written} changed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last sync {when}: {read} compared, {written} changed, {failed} set aside</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>less than a minute left</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>about %n minute(s) left</source>
            <translation>
                <numerusform>about %n minute left</numerusform>
                <numerusform>about %n minutes left</numerusform>
            </translation>
        </message>
        <message>
            <source>{day}: {written} records synced, {failed} set aside</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last {days} days: {written} records synced, {failed} set aside</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both sides compared {age}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both sides were not compared yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{compared} · next sync {when}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last sync {when}: it did not go through</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>without {kinds}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>less than a minute left, if it takes as long as last time</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>about %n minute(s) left, if it takes as long as last time</source>
            <translation>
                <numerusform>about %n minute left, if it takes as long as last time</numerusform>
                <numerusform>about %n minutes left, if it takes as long as last time</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DiagnosticsPage</name>
        <message>
            <source>Diagnostics</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking at everything. This can take half a minute…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Making the file…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Checks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make a file for support</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show in folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy summary</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>File for support</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Versions, checks, summaries of runs and technical logs in one small file. Passwords, names, amounts and folders are left out: below you see exactly what is in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{size} KB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The summary is copied. Paste it into your message to support.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n problem(s) found; what to do stands below each.</source>
            <translation>
                <numerusform>%n problem found; what to do stands below each.</numerusform>
                <numerusform>%n problems found; what to do stands below each.</numerusform>
            </translation>
        </message>
        <message>
            <source>Everything works; something could be better.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything works.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Dialog</name>
        <message>
            <source>Working</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A sync is running. This is done right after it; you may close this window.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DirectionsSection</name>
        <message>
            <source>Companies</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Company</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Asking the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No company is connected yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kinds of records</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books cannot say now what can be written: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything is read from the books but what you leave out. What is changed on the platform is written into the books only for the kinds that you choose.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DirectionsStep</name>
        <message>
            <source>Only from the books to the platform (recommended to begin with)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Also write changes of the platform into the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Before documents may be written, a rehearsal learns from this company's own documents how they are posted, and checks it on others. Nothing is written by it. You can turn writing on at any later time, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Asking the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is synchronised</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books of {company} can be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These books cannot be written by BukuBridge. They are only read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read from the books, with the lists that they refer to:</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Disconnect</name>
        <message>
            <source>Disconnect</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Disconnect {company}?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is synced no more. Its password and what BukuBridge remembers of it are removed from this computer. Nothing is deleted in the books or on the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stay connected</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DoneStep</name>
        <message>
            <source>{company} is connected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The company</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One moment…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the overview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The first sync goes on in the background; you may close this window at any time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is synchronised with what you changed; you may close this window at any time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sync is running: {read} records so far.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>BukuBridge's agent does not answer.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ExportButton</name>
        <message>
            <source>Export</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Excel workbook…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>CSV file…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export the log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Writing {done} of {total} lines…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n line(s) are in the file.</source>
            <translation>
                <numerusform>%n line is in the file.</numerusform>
                <numerusform>%n lines are in the file.</numerusform>
            </translation>
        </message>
        <message>
            <source>That is as many as a sheet of Excel takes; CSV takes all.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The export was cancelled.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FieldChoices</name>
        <message>
            <source>All from the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All from the platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Field</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On the platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field}: keep the books' {value}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field}: keep the platform's {value}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FirstRun</name>
        <message>
            <source>Connect a company</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One moment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Step {number} of {count}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change {title}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>KeepingSection</name>
        <message>
            <source>Log and history</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Errors only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Warnings and errors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Usual</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything (while looking for a fault)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Technical log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Files of the technical log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>10 MB each.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Syncs that are kept of each company</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lines of activity that are kept of each company</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fixed by this computer's environment (BUKUBRIDGE_LOG_LEVEL).</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>KindChoices</name>
        <message>
            <source>Direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When both sides changed the same</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When deleted on the platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When deleted in the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not at all: left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Books → platform only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both ways: also written into the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask me</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books win</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform wins</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel it in the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make it inactive in the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave the books as they are</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete it in the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete it on the platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave the platform as it is</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>KindRow</name>
        <message>
            <source>both ways</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>books → platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>asks when both changed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the books win</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the platform wins</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>left out</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LogDetails</name>
        <message>
            <source>Changed fields</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both sides now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Compare both sides now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Attempts for this record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a line to see more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>After</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Field</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>went through {when}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tried again {when}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking at the books and at the platform…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books' record cannot be read: {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The record is on neither side any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The record is not in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The record is not on the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both sides are the same now.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n field(s) differ.</source>
            <translation>
                <numerusform>%n field differs.</numerusform>
                <numerusform>%n fields differ.</numerusform>
            </translation>
        </message>
        <message>
            <source>Open on the platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The record's page in your browser; you may have to sign in there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No browser could be opened. The page is {address}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LogFilterBar</name>
        <message>
            <source>Show everything</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All kinds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both directions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All outcomes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Failed or waiting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Any time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Today</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last 7 days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last 30 days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From … to …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search number, name or message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Company</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Outcome</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All companies</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clear the search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All companies of this PC</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LogLines</name>
        <message>
            <source>Show everything</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What happened is not known now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There may be lines; whoever has them does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No line is like that</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing in the log fits what is chosen above.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing has happened yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As soon as a run writes something, or cannot, it is told here.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LogModel</name>
        <message>
            <source>Time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Outcome</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What happened</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Company</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LogPage</name>
        <message>
            <source>Activity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lines of the log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Follow live</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show new lines as they come</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy the chosen lines</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
            </translation>
        </message>
        <message>
            <source>more than {count}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is tried again now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the latest {count}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a company to see its older lines.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is shown below may be out of date.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LookSection</name>
        <message>
            <source>Language and look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As this computer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Icon without colours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Colours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Icon</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each state has a shape of its own as well.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Pages</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MappingModel</name>
        <message>
            <source>In the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Example</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On the platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Becomes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field}, changed by you</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing reads it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>changed</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MappingsFrame</name>
        <message>
            <source>Reset all…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Company</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kind of record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Table of the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which rows are shown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search fields and columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fields and what fills them</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MappingsPage</name>
        <message>
            <source>Mappings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Synchronise now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything is read and compared, nothing is written…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All rules of {kind} will be as delivered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reset them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>They hold for {companies}, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{records} would change.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{records} would be set aside.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All fields</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Changed by you</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing fills them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Columns that nothing reads</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n rule(s) of your own.</source>
            <translation>
                <numerusform>%n rule of your own.</numerusform>
                <numerusform>%n rules of your own.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MappingsShown</name>
        <message>
            <source>No company is connected yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking into the books for samples…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put my rules aside</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MatterPanel</name>
        <message>
            <source>Decide…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at them…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at it…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change the connection…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>I have seen it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try all of these again now: {kind}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is being tried now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sent {when}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Since {when}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>tried %n time(s)</source>
            <translation>
                <numerusform>tried %n time</numerusform>
                <numerusform>tried %n times</numerusform>
            </translation>
        </message>
        <message>
            <source>tried again {when} by itself</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MattersModel</name>
        <message>
            <source>Record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is wrong</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Company</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Since</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MattersTable</name>
        <message>
            <source>What needs you</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NetworkSection</name>
        <message>
            <source>Some offices reach the internet by a proxy. In most cases the computer's own settings are right.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As this computer is set up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No proxy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This proxy:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Proxy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>User name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only if the proxy asks for one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Password</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kept encrypted, and never shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A password is kept</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message numerus="yes">
            <source>%n thing(s) need(s) you</source>
            <translation>
                <numerusform>%n thing needs you</numerusform>
                <numerusform>%n things need you</numerusform>
            </translation>
        </message>
        <message>
            <source>Sign in again: nothing is exchanged until then.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NoticesSection</name>
        <message>
            <source>Only when something needs you. News that can wait is never shown outside this window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Notices</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tell me when something needs me</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Silent for an hour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Silent until tomorrow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speak again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Silent until {when}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OverviewPage</name>
        <message>
            <source>Overview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add a company</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No company is connected yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect the books of a company, and its records are kept equal with the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect a company</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting for BukuBridge's agent…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start it again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>BukuBridge's agent is being started…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>BukuBridge's agent cannot be started on this computer.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PairingStep</name>
        <message>
            <source>Another organization, by its code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pair with the platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking for your organization…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One moment…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Address of the platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform shows the code when you add a computer there. It works once, for ten minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To which organization do the books of {company} belong?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the code that the platform shows for the organization of {company}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>this company</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PairsTable</name>
        <message>
            <source>Table of values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Becomes</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PartViewer</name>
        <message>
            <source>Show more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Parts of the file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Text of the chosen part</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} characters</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PlacesSection</name>
        <message>
            <source>Everything stays on this computer, but for what is synchronised with the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where things are stored</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key to the stored passwords is in {place}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show {what} in its folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything together</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mappings of your own</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was synchronised, and the activity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Passwords, encrypted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Technical log</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PreviewDialog</name>
        <message>
            <source>What the next sync would do</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which records to show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All records</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Amount</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fields</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What would be written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What else is to be said</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading both sides. Nothing is written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is nothing to look at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{kind}: {count} compared. Nothing is written.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n record(s) more are counted and not listed.</source>
            <translation>
                <numerusform>%n record more is counted and not listed.</numerusform>
                <numerusform>%n records more are counted and not listed.</numerusform>
            </translation>
        </message>
        <message>
            <source>This is not all: the look ended early. Nothing was written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is what the next sync would write. Nothing was written now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The next sync would write nothing: both sides are as they should be.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PreviewStep</name>
        <message>
            <source>Preview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop the preview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Records</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Amount</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the first sync would do</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the first sync will do</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start without the rest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start syncing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This only looks. Nothing is sent to the platform or written into the books yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The preview was stopped: below is what it had found by then.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n record(s) cannot be synchronised as they are. They are listed under Problems.</source>
            <translation>
                <numerusform>%n record cannot be synchronised as it is. It is listed under Problems.</numerusform>
                <numerusform>%n records cannot be synchronised as they are. They are listed under Problems.</numerusform>
            </translation>
        </message>
        <message>
            <source>{read} records compared; {count} would be sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both sides are equal already: nothing would be sent.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ProblemsPage</name>
        <message>
            <source>Problems</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing needs you</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whatever needs a decision or a look is listed here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Company</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All companies</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What to do</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the next sync would do…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was written into the books…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a company above first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing like this</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing fits what was chosen above.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing else needs you</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ReadinessBox</name>
        <message>
            <source>Rehearsing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rehearse</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This kind is only read: it cannot be written into these books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How they are posted:
{rules}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rehearse again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Learning from the company's own documents how they are posted, and checking it on others. Nothing is written. {minutes}:{seconds} so far.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cannot be written into the books yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Can be written into the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Can be written into the books; rehearsed {when}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RebaseDialog</name>
        <message>
            <source>Other books than before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is no longer in the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>I know how this came about, and these are the right books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave everything stopped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Accept them as they are</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking at both sides…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This cannot be accepted. Connect these books as a company of their own.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n record(s) written by BukuBridge are no longer in the books:</source>
            <translation>
                <numerusform>%n record written by BukuBridge is no longer in the books:</numerusform>
                <numerusform>%n records written by BukuBridge are no longer in the books:</numerusform>
            </translation>
        </message>
        <message>
            <source>Everything is read again and compared, and both sides are made equal.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n change(s) that waited are dropped and planned anew.</source>
            <translation>
                <numerusform>%n change that waited is dropped and planned anew.</numerusform>
                <numerusform>%n changes that waited are dropped and planned anew.</numerusform>
            </translation>
        </message>
        <message>
            <source>What is no longer in the books is put before you, one by one: nothing is written anew by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unusually many changes or deletions are held back for you, as always.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RuleEditor</name>
        <message>
            <source>Values that the column has</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Then</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Otherwise</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is one of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 is the first part, -1 the last one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Rule</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Separator</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Part</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Values, divided by ;</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When &amp;empty</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RulePanel</name>
        <message>
            <source>&amp;Keep this rule</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;What would change?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As &amp;delivered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use it for this field</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Field that shall read this column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a field</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its rule is shown here, with what it makes of records of this company.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A record cannot be without it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As delivered: {rule}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Example: {value}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This field {takes}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No rule reads this column of the books.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RunListView</name>
        <message>
            <source>Runs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All runs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Earlier runs…</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n written</source>
            <translation>
                <numerusform>%n written</numerusform>
                <numerusform>%n written</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n failed</numerusform>
                <numerusform>%n failed</numerusform>
            </translation>
        </message>
        <message>
            <source>{count} read</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n refused</source>
            <translation>
                <numerusform>%n refused</numerusform>
                <numerusform>%n refused</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n held</source>
            <translation>
                <numerusform>%n held</numerusform>
                <numerusform>%n held</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SafeguardDialog</name>
        <message>
            <source>Held back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is held</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave them held</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let them go</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Amount</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What changes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That is more than usual for one sync, so nothing of it was done. There are {live} of them in all. If nobody meant to do this, leave them held and look into the books first.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>I have looked at them: they shall be deleted (%n record(s))</source>
            <translation>
                <numerusform>I have looked at it: it shall be deleted (%n record)</numerusform>
                <numerusform>I have looked at them: they shall be deleted (%n records)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Let %n record(s) go</source>
            <translation>
                <numerusform>Let %n record go</numerusform>
                <numerusform>Let %n records go</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing of this is held any more</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SamplesTable</name>
        <message>
            <source>What the rule makes of some records</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Becomes</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ScheduleSection</name>
        <message>
            <source>When companies are synchronised by themselves. You can sync at any other time, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Schedule</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SettingsForm</name>
        <message>
            <source>Advanced</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SideChoices</name>
        <message>
            <source>On the platform: {platform}
In the books: {books}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{field}: {books} in the books, {platform} on the platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Code of another record in the books, if it is not the one above</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The edit on the platform is not taken over; the platform is told so.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It stays deleted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is created in the books again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As was chosen for deletions: deleted, made inactive, or cancelled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It stays in the books as it is, and stays on the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete it in the books too</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the platform wished is not written again; the platform is told so.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As it was before the backup was restored.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave the books as they are</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write it into the books again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both are linked. The books keep what they have and get what they lack.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is written into the books; the platform is told so.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is the same record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is another record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is created in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Do not take it over</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SignInStep</name>
        <message>
            <source>Sign in to {company}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in to the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database user's password, which whoever installed SQL Accounting's database has chosen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Testing…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Test and continue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This company is connected already as {title}. Choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check this, and type it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check this. Nobody answered there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The password is kept already: leave it empty unless it changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A login that may read the company's database, made by whoever looks after SQL Server.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SmallWindow</name>
        <message>
            <source>Sync now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n thing(s) need(s) you</source>
            <translation>
                <numerusform>%n thing needs you</numerusform>
                <numerusform>%n things need you</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StartSection</name>
        <message>
            <source>Starting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start BukuBridge when I sign in to this computer</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Step</name>
        <message>
            <source>Next</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TimesEditor</name>
        <message>
            <source>How often</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>seconds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>minutes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>hours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only at office hours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Until</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Times in the manner of cron</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These times were written in the manner of cron. Empty the line to choose here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tick at least one day. To have nothing done by itself, pause the company.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message>
            <source>BukuBridge's agent does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No company is connected yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>compared {age}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not compared yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next sync {when}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Problems ({count})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Activity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open BukuBridge</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sync now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All companies</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop {company}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No notices until tomorrow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>30 minutes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>2 hours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Until tomorrow morning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Until I resume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account}: sign in again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account}: its sync did not come through</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>UndoDialog</name>
        <message>
            <source>What was written into the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Sync:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tick all that can be taken back</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>Take back %n record(s)</source>
            <translation>
                <numerusform>Take back %n record</numerusform>
                <numerusform>Take back %n records</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing was written into these books yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{when}: {count} ({kinds})</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n record(s)</source>
            <translation>
                <numerusform>%n record</numerusform>
                <numerusform>%n records</numerusform>
            </translation>
        </message>
        <message>
            <source>{run}, {count} taken back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking into the books…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What nobody touched since can be taken back, with everything that was posted for it. The platform follows by itself.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n record(s) taken back.</source>
            <translation>
                <numerusform>%n record taken back.</numerusform>
                <numerusform>%n records taken back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n could not be taken back; the list says why.</source>
            <translation>
                <numerusform>%n could not be taken back; the list says why.</numerusform>
                <numerusform>%n could not be taken back; the list says why.</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose the sync again, or open this anew, to see what was taken back.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>UpdatesSection</name>
        <message>
            <source>A newer version is installed while nothing is synced, and taken back by itself if it does not start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Updates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install them by themselves</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only tell me</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Do not look for them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This copy was not set up by the installer, and is not updated by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Newer versions</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ValueChoice</name>
        <message>
            <source>Value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>texts, divided by ;</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WelcomeStep</name>
        <message>
            <source>BukuBridge keeps the books of your company and your business platform equal, in the background. Setting it up takes a few minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your books are only read. Nothing is written into them until you choose it, by kind.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The password of your books stays on this computer, encrypted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Before the first sync you see what it would do, with names and numbers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Welcome to BukuBridge</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Get started</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WritingRow</name>
        <message>
            <source>Rehearse</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rehearsing…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>account</name>
        <message>
            <source>Collecting was broken off: {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last sync failed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last sync left something undone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its next sync is overdue: nobody on the platform carries it out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{amount} in the last 30 days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Spent on ads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>collected {when}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Figures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>last one {when}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{read} of {included}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Readings this month</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{percent} % of what {provider} allows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Limit used</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n page(s)</source>
            <translation>
                <numerusform>%n page</numerusform>
                <numerusform>%n pages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n post(s)</source>
            <translation>
                <numerusform>%n post</numerusform>
                <numerusform>%n posts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n account(s)</source>
            <translation>
                <numerusform>%n account</numerusform>
                <numerusform>%n accounts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n photo(s) and video(s)</source>
            <translation>
                <numerusform>%n photo or video</numerusform>
                <numerusform>%n photos and videos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n story(ies)</source>
            <translation>
                <numerusform>%n story</numerusform>
                <numerusform>%n stories</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n campaign(s)</source>
            <translation>
                <numerusform>%n campaign</numerusform>
                <numerusform>%n campaigns</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in the last 30 days</source>
            <translation>
                <numerusform>%n in the last 30 days</numerusform>
                <numerusform>%n in the last 30 days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in the last 7 days</source>
            <translation>
                <numerusform>%n in the last 7 days</numerusform>
                <numerusform>%n in the last 7 days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n today</source>
            <translation>
                <numerusform>%n today</numerusform>
                <numerusform>%n today</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>agent</name>
        <message>
            <source>1 change of the platform is to be decided.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 change of the platform waits for the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 change of the platform was refused.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 change waits for a person to release it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 is the first, -1 the last.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 record is set aside.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A Firebird database in a format that this program does not know ({ods}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A barcode names the unit {codes}, which the product does not have.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A batch has at most {max_batch_records} records.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A column of the company file has a type that is not known here ({kind}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A company file of Firebird {firebird}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A deletion in the books deletes on the platform, or is ignored there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A delivery address needs a name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A document can be deleted or cancelled, nothing else.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A document that was deleted is not brought back: make it anew on the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A document without a key is no document of the sales module that could be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A fault in this program ended the job.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A fault in this program ended the run ({name}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A fault in this program ended this part.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A field is kept as the books or as the platform have it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A group of fields is not changed as a whole here; change its fields.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A key did not survive in {describe}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A login of SQL Server needs a server that accepts both kinds of logins (mixed mode).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A page, not {called}, answered at {host}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A payment or credit note was set against {number}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A person kept what the books have{who}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A port is a number up to 65535.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A product needs a base unit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A product needs a code.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A proxy that is to be used has an address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A query was sent that gives no rows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A result of {label} was given up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A row of {table} was not to be found after it was written; nothing was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A rule of {label} does not allow this record.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A run is under way; the books are looked at between runs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A run that meets the damage keeps it aside and builds it anew from the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A schedule has either every or cron, not both.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A second company belongs to another organization: pair that one first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A security program may forbid it: allow BukuBridge to listen on 127.0.0.1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A setting of the connection holds a character that nobody can type.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A sign-in is begun by the connector on a PC, or by an admin who is signed in to the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A table of values needs at least one line.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A text is too long for its column.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A value is too long or too large for its field in {label}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A {word} can be deleted or made inactive, nothing else.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add it to them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All connections to {host} are in use.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All keys were last compared {now} ago.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All rules are as delivered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All state is kept in {root}, version {program_version}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An account book in {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An administrator may switch ALLOW_SNAPSHOT_ISOLATION on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An agent begins with its challenge, address and state: {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An agent is already running here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An answer is too long for the control channel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An earlier edit of the same record is not settled yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another PC already keeps this company.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another account needs an organization of its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another agent writes into these books at the moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another document was made from {number} ({name}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another organization has just connected {tenant}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another organization of this platform is connected with {tenant}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another program holds this file for itself alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another program holds {where} for itself alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for less at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask whoever looks after the network to allow {host}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>AutoCount keeps one barcode for each unit of a product, and there are several.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>AutoCount may have been upgraded, or the login may not see all tables: run doctor and send the diagnostics file to support.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>BUKUBRIDGE_LOG_LEVEL is {level}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Begin again where you connect.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Begin again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Books and platform differ.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both sides are the ones that were known: nothing has to be accepted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both sides changed it: {fields}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Buckets are numbered from 0 to {buckets}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel it and make a new one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change it in AutoCount, with its account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change it in AutoCount.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change it in SQL Accounting.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change the credit term.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change the list of units.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that the computer is on, that its SQL Server service runs, and that TCP/IP is switched on for it in SQL Server Configuration Manager.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that the computer with the company file is on and that its Firebird service runs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that the data folder exists and may be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that the data folder may be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the address and the access key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the address, and whether a security program or a proxy is in the way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the address; this program or the other side may need an update.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the database's name (AED_ and the company's), and that the login has a user in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the date and time of this PC, and whether a security program or a proxy reads encrypted connections.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the folder's permissions, or set BUKUBRIDGE_HOME to another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the instance's name and that its service runs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the internet connection of this PC and the address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the internet connection of this PC; the next try comes by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the network; it goes on by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the network; it is tried again by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the path as the server's computer sees it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the path, and that the Firebird service may read the folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the path, and the disk or network drive that the file is on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the server's name and port, and that its Firebird service runs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a column of the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another code.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose one of the values.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the company file that SQL Accounting itself opens (it ends in .FDB).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the company that the accounting program itself opens.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the server's own certificate as a file, or, if you are sure that this is the right server, say in the connection's settings that its certificate is to be trusted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose yes or no.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect again with the access key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect it again before, and nothing is interrupted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect or pair it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect the company through the vendor's own interface instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect this company as a connection of its own, or choose the right one again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect {title} again: nothing is exchanged until then.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct it in SQL Accounting, or send the diagnostics file to support.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct it in the books, or change the mapping.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct it in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct it on the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct its cron line.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct or remove the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct the code in the ledger program, or set the connection's legacy character set.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct the mapping file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct the rate.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct the record on the platform, or enter what is missing in SQL Accounting.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct the unit of the barcode.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct what was refused on the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cron tells hours and days itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Days reads like mon-sat or mon,wed,fri.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Debits and credits of {table} would differ by {left} {currency}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Debits and credits would differ by {left}; nothing was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Deletes {kind} {number} with its {count} rows{more}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Deleting a {word} means {less} or delete, nothing else.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Deletions on the platform are not carried out in the books (a setting).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Disconnect its company first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Disconnect the books first, then connect them the other way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Documents of exactly one kind are needed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Documents of kind {entity} cannot be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each works once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit it in SQL Accounting.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter documents in SQL Accounting, or connect through the vendor's own interface.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter it again by hand.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter it in AutoCount, and send the diagnostics file to support.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter it in SQL Accounting, and send the diagnostics file to support.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter it in SQL Accounting.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter it there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter such records in AutoCount.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the currency in the books and save the record on the platform again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the database user and password again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the first one in AutoCount, or choose another control account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the first one in AutoCount.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the home currency in the settings of this connection.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the login and its password again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the port again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the record in {name}, and send the diagnostics file to support.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the server's name as its certificate has it, or choose the certificate as a file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the tax number in AutoCount.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter what is missing in the books and save the record on the platform again, or correct it there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Equal when last compared, {age} ago.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Equal, but all keys were never compared yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Equal, compared {age} ago.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every is at least 10s.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free some space.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free some space; nothing was lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Get a new code on the platform and enter it within ten minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Get a new code on the platform and pair this PC again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give it a number on the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give it a unit on the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give it another number on the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give it one on the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give it to your user alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the file to your user alone (chmod 600).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the file to your user alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the new record a code on the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Grant {right} on {name} to this user, or use another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hello was said already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hours begins before it ends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hours reads like 08:00-19:00.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How the books keep the stock balance of a product (ST_ITEM.BALSQTY) fits no known rule.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How the books keep what a customer owes (AR_CUSTOMER.OUTSTANDING) fits no known rule.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How the books keep what was paid of an invoice (AR_IV.PAYMENTAMT) fits no known rule.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>If it was left in the middle, let the administrator finish it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>If this goes on, let the administrator look at what the server is busy with.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>If this goes on, send the diagnostics file to support.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>If this is meant to be so, accept it as the new state: everything is then read again and compared.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>If this is meant to be so, accept it as the new state: everything is then read and compared.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install Microsoft ODBC Driver 18 for SQL Server (64-bit) from {download} and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install Microsoft ODBC Driver 18 for SQL Server ({download}), or change it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install that version again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install the newest service pack of SQL Server: it must speak TLS 1.2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install the program again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Invoice {label} belongs to customer {owner}, not to {customer}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Invoice {label} is cancelled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It accepts this PC for {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It belongs to a new {entity} that the books refused.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It belongs to a sign-in at another provider.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It can only be finished where it was begun: go back there, or begin again here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It did not accept the sign-in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It does not tell which invoices are opening balances: they are told as receivables.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It follows by itself once that one went through.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It had a time in {name} ({text}) that cannot be brought back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It had something in {name} (a picture or an attachment) that cannot be brought back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It happened during the run; nothing was deleted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It has not five fields.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is built anew from the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is kept aside and built anew from the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It may just be starting or busy: try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It names its companies only to those who sign in: enter the name of the company's database.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It pays {applied} of invoices, more than its amount {amount}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It waits for a new {what} that is not in the books yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It waits for {name} {key}, which could not be sent yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was deleted on the platform and edited in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was edited in the books meanwhile, and the books win (a setting).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was edited on the platform and is gone from the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was kept aside and is built anew from the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was not begun here, or it was finished long ago.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was not rehearsed yet: how these books post it is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was sent to the platform, and the answer was lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was written into the books and taken back out of them by a person.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was written into the books, and their answer was lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was written into the books, which were then restored from an older backup.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its operator enters {name} for {name_2} in the file of registrations.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its operator has to register it with the provider, or to mend that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep it when the books can be looked at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep it: secrets depend on it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep one side of it instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Known are: {folders}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Known connections: {known}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave it as it is, or change the mapping.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave one for each unit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave the driver's name empty, or choose one of: {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave the tax numbers empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave this field empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave {leave} out first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left empty, because people fill them: {left_out}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let AutoCount's support look at it before anything is entered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let SQL Accounting's diagnosis bring the company file online again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let SQL Accounting's diagnosis repair it, or restore a backup.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let the SQL Server Browser service run on that computer and UDP port 1434 pass its firewall, or enter the instance's own TCP port.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let the administrator of SQL Server check it (DBCC CHECKDB), or restore a backup.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let the administrator of SQL Server enable it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let the administrator of SQL Server make room.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let the administrator of SQL Server set a new password, without expiry.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let the administrator set it to be written again, or switch writing off for this company.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: no recent invoice of the books has tax code {tax_code}, so that its rate is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: the amount is negative.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: the books have no account for the sale.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: the books have no account {account}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: the books have no product {item}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: the books have no tax code {tax_code}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: the books have {tax_code} at {known}, not at {tax_rate}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: the discount {discount} cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: the quantity {quantity} is negative.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: the tax {tax} is not {rate}% of {amount}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: there is a tax of {tax_amount} and no tax code.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: there is neither a product nor a description.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look again at what needs you.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the list of conflicts again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at them again, and then decide.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at what the rehearsal says.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at what was written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look for a newer version of this program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look whether the company file is whole, or was changed by another program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make a new key under Tools, Maintain User, and connect again; check service and region too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make a new one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make a new product, or change it in AutoCount.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make it inactive instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make room; nothing was lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mark one of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mark this one, or choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Meanwhile {number} are held, not the {expected} that were shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More than one run is meant by {wanted}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name one with --connection: {known}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name one with --organization: {waiting}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Names of agents and PCs have 1 to {max_name} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No Firebird server answers for {where}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No SQL Server answers at {server}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No agent has connected this provider yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No agent keeps this provider.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No books are connected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No encrypted connection to {host} comes about, so nothing was sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No number set of the books made the numbers of the newest documents.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No paired organization waits for books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No rule fills {path} of {kind}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No rule of {kind} reads {column}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No run called {wanted} has something in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No {field} is kept for {provider} {connection}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No {kind} {trait} was among the documents on which the posting rules were proved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No {name} was given.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No {word} of the books has a control account, so that it is not known under which one a new one is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nobody at {host} tells where the SQL Server instance {instance} listens.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nobody came back from the browser in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nobody is signed in to the platform in this browser.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nobody said which {title} was chosen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nobody signs in at this provider.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nobody signs in at {title}: it is connected otherwise.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None of the units of the product is its base unit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None of the units of {code} is its base unit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None of these writes can be taken back any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not written into the books yet: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not written into the books: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing new.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing of this is held any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was connected, and that sign-in was given up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was connected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was released.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was synchronised yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was written into the books that could be taken back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One account belongs to one organization: this one has another, or another one has this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only a record that the books may have already is linked or created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only an agent has an address of its own to come back to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only documents that came from the platform are changed by it; this one was made in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only one copy may be kept equal with the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only people work in a browser, and begin with their own token.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only {count} documents are there to prove the rules on; {needed} are needed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only {free} MB are free on its disk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the address in a browser: the network may want a sign-in, or the address is another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the company through the Firebird version that SQL Accounting uses for it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pair this company with an organization of its own, or choose the books that belong to this one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paused until somebody resumes it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paused until {until}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Plain http is for this computer alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Platforms did not answer in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Proved for a document {shown}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Proved for no document.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put back a copy of it, or connect again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put back a copy of it, or connect and pair again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put back a copy of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put it aside here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put it back, or {remade}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put the next number right in SQL Accounting (Tools, Maintain Document Number).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put them together on the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Puts {kind} {number} back to what it was before, with all its postings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading the books ended before its end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading {label} was stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Receivables that the customer module made are not edited.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Refused is what none of the {proved_on} documents had on which the rules were proved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rehearse again when it suits you.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Round it on the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rules for a {kind}, learned from {learned_from} documents of this company and proved on {proved_on} others.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run the Firebird service and let SQL Accounting open the company through it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run the Firebird service on this computer and let SQL Accounting open the company through it (a server name instead of a local file), so that several programs can read it together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SQL Accounting does not accept the access key, or its user may not do this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SQL Accounting may have been upgraded: run doctor and send the diagnostics file to support.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SQL Accounting posts it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SQL Accounting says: {said}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SQL Accounting took the record and does not show it yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SQL Server Express ends at 10 GB a database.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SQL Server runs here, but does not listen on TCP: switch TCP/IP on in SQL Server Configuration Manager.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SQL Server runs here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Say at what to split, and which part is meant.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Say what the field gets when the test is met.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Say whether it is the same (link) or another (create).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Say which value the column must have.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set BUKUBRIDGE_HOME to a folder on a local disk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Several number sets of the books make the same numbers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Several organizations wait for their books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shorten it and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shorten it on the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shorten it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in again and choose one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in again with an account or a code that may.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in again: pair this PC with a new code.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in as that user.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in as the user who connected, or connect and pair again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in to the computer so that its key store is open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Some {name} on the platform are not as agreed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody changed {number} in the books since ({changed}{more}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody else renews sign-ins for far too long.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody entered {own} in the books at the same moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody has the database {database} for himself alone (single-user mode).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody is working on a record that is needed in {label} at the moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody is working on the record in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody is working on the same records of {label} at the moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Something answers for {where}, but it is no Firebird server, or none that is ready.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Something was said on the control channel that is not understood.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start the agent again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop BukuBridge on {holder}, or disconnect the company there; a few minutes later it is free.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch it on first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take them in first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take them in under Settings first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take {take} in first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Taken back: {sentence}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That diagnostics file is no longer there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The API has no list of changes: each run goes through all headers, fifty at a time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The Firebird client library that belongs to this program is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The Firebird server cannot read {where}: the file belongs to another Firebird version{told}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The ODBC driver for SQL Server cannot be loaded on this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The ODBC driver {driver} is not one that this program can use with SQL Server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The ODBC driver {name} accepts only certificates that this computer trusts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The ODBC driver {name} cannot be given a name or password with a closing brace.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The ODBC driver {name} cannot be told which certificate is the server's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The ODBC driver {name} does not check who the server is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The PC {holder} already keeps this company.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The accounting program may have been updated: look for an update of BukuBridge.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The address of {host} holds more than a place: a user, a password or a question.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The address of {name} must be https, or http on this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The agent answered {name} where {name_2} was expected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The agent could not do this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The agent did not accept this client.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The agent does not know this request.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The agent ends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The agent is ending.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The agent is not running.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The agent is of another version.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The agent is of version {version} and speaks another protocol.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The agent went away.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The amount of a payment must be more than 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The amount paid of invoice {label} must be more than 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer of {host} cannot be read to its end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer of {host} is longer than an answer may be.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer of {title} is too long.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The bank charge of a payment cannot be negative.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The base unit of a product is changed with its units.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The base unit of the product is {base}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The base unit of {code} is not changed any more: stock is counted in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The base unit {base} is not among the units of the product.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The base unit {base} of a product must have the rate 1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The body is no batch: {exc}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books already use the code {code}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books already use the number {number}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books cannot hold {value} as {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books do not have {absent}, without which {kind} cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books do not show how a full tax number (FullTIN) is made of its parts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books gave no answer whenever it was written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books give no number for it: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no currency {currency}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no customer {code}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no field {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no generator for {table}.{column}, and keys are never invented.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no invoice {number} to be paid.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no number sets of the known form.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no payment method (none was given).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no payment method {header}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no place for {name} that could be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no room for another code that begins with {stem}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no user ADMIN, in whose name records could be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no word for {name} “{value}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no {missing}, without which documents cannot be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no {name} “{value}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no {name}, which a rule of {kind} reads ({at}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no {name}.{name_2}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no {word} under the control account {parent} that would show how its account is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have room for {count} references of a document.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have room for {count} references of a payment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have room for {count} {name}, and there are {count_2}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books hold {found} {people} that their own program made; {value} are needed to find out and to prove how they are posted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books keep customer {customer} in another currency ({kept}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books keep {name} without Unicode, and “{text}” has a character that they may lose.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books keep {scale} decimals in {name}, and {value} has more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books lack {table}.{name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books lack {what}, without which {kind} cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books made nothing of nothing in {table}.{name}; nothing was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books made nothing of {value} in {table}.{name}; nothing was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books made {name} of nothing in {table}.{name_2}; nothing was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books made {name} of {value} in {table}.{name_2}; nothing was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books may have this record already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books no longer have a table of {names}, which were read before.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books no longer have the table {table}, from which records were read before.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books of a company without a name can be read{program}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books of connection {name} did not answer in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books of {name} can be read{program}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books seem to have it already, as {key}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books want a value in {table}.{missing} that this program does not know.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books would show the {name} “{text}” as another text: they have no character set of their own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books' own total of {name} in {differing} is not the sum of what was read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The certificate of the database server was made for another name than {host}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The certificate of {host} cannot be trusted, so nothing was sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The code is wrong, was used already, or is older than ten minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The code of a record in {table} is no text in the books' character set.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The codes in the books follow no pattern that could be gone on with.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The column never has the value {text}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The company behind the API seems to be restored from a backup.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The company file and the vendor's API are two ways into the books: one does not become the other.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The company file of {name} is now at another place ({now}, before {before}): it was moved, or this is a copy of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The company file of {name} seems to be restored from a backup.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The company in these books is now called {name}, before {old}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The company uses every reference field of these documents (DOCREF1 …): there is no room for ours, by which it is found out what became of a write whose answer was lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection is encrypted in any case.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection of this PC may be too slow just now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection to {host} broke off before the answer was there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection to {label} broke off in the middle.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection to {label} broke off while a record was being written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection to {label} was given up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The consent at {title} is over.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The control account of {code} is not changed here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The control channel cannot be opened at {address}: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The counter of the books for {table}.{column} gives keys that are in use already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database does not allow snapshots: documents are read in short pages, which hold their rows for a fraction of a second.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database of the memory does not answer now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database of the memory has no room.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database server at {server} and this computer have no way of encrypting in common.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database server at {server} did not accept {who}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database server cannot read {where}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database server did not accept the user name and password for {where}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database server does not tell the time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database server finds no company file at {where}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database server has no room left for {database}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database server may not open {where}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database server opened no cursor for a query.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database server refused a request for {label}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database server stumbled over text in {where} that is not in the company file's character set.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database server took too long for a request for {label}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database user does not see other users' transactions: while one is open, recent changes are read again for up to an hour.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database user may not {verb} {name} in {where}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database {database} can only be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database {database} is being restored from a backup.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database {database} is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database {database} is not open at present.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database's user may not make the tables of the memory, or not use them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The date {column} of {record} is not plausible; correct it in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The description of the provider does not say where accounts are listed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The description of the provider names {name}, which nobody gave.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The description of the provider {name} cannot be read: {exc}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The due date of an invoice follows its credit term.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The entity; left out of a deletion.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder of further providers is not there: {folder}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {root} cannot be made: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The home currency of the books is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The invoice has no lines.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The invoice is cancelled: there is nothing to enter into the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The job was taken out of the line.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key file {path} cannot be read: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key file {path} is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key of the control channel is not safe: it is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key of the control channel is not safe: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key store of this computer cannot be used now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last attempt to write {code} into the books is not over yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last recorded run ended {ago} ago: {outcome}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last run failed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last run was stopped before its end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The lease of the agent's Welcome.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The ledger program may have been upgraded: run doctor and send the diagnostics file to support.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of connections is not safe: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of connections was made by a newer version.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of connections {path} cannot be read: {exc}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The log says more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The login does not see other users' transactions: what somebody saves after more than a quarter of an hour is found by the next sweep.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The login of Windows has not the right in {database} that this needs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The login {user} has not the right in {database} that this needs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The login {user} is switched off or locked on the database server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The mapping can be used, {whose}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The mapping cannot be used: {file} is nested too deeply.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The mapping cannot be used: {sentence} ({self}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The mapping file {name} cannot be read: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The mapping of {provider} has no section {kind}.{table}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The memories in the database were written by a later version of this program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The memory is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The memory of the connection is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The memory of this connection was damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The memory was written by an earlier version.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The name of the SQL Server instance cannot be right.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The name of the company's database is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The name of the server's computer has characters that no name has.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The name {host} is not known on this network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The names on the platform are not known now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The next one goes on where it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The next run brings it up to date.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The next run is due at {next_at}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The next run reads everything again and compares it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The number of requests a second must be more than 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The number of {number} cannot be changed any more: it is in the books under it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The number {value} is too large for its column.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The number {wanted} is used already in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The organization is connected with other books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The organization on the platform is now called {name}, before {old}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The other side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The password of the login {user} has expired or must be changed first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The path of the company file is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The payment has no payment method.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The payment is cancelled: there is nothing to enter into the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The payment names the same invoice twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform already has {adopted} records of this connection; they are compared, not sent again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform answered for another record than was asked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform answers for {name}, not for {old}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform cannot be reached since {offline_since}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform cannot be reached.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform did not accept the code.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform did not answer for every record.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform does not accept this PC's token: it was revoked, or replaced by a newer pairing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform fails whenever this record is sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform gave changes out of their order.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform gave {count} answers for {count_2} records.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform has to give the numbers: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform has {count} {name}, {count_2} were agreed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform is asked before it is sent again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform is now at another address ({now}, before {before}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform lists changes without coming to an end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform lists records without coming to an end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform no longer counts this PC as the company's keeper.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform refused.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform says: {detail}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform's database seems to be restored from a backup, just now while records were sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform's database seems to be restored from a backup.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform's database seems to be restored from a backup: it has fewer changes than before.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform's operator has to check it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The provider did not allow it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The proxy of this network does not let the connection to {host} through.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The rate of {currency} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The record has {size}, more than the platform takes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The record is being changed in the books again and again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The record is gone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The record is not as it was read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The record is not in the books yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The record was changed in the meantime.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The record was refused by the books when it was new.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The record {key}, which it was to be linked with, is not in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The rehearsal found no rules.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The rehearsal was stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The request did not reach {host} in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The request was stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The rule that {sentence} {state}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The rules are kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The run was cut off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The run was stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The running run did not end in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The schedule cannot work: {exc}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The schedule has no next time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The schedule {cron} cannot be understood: {exc}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The scope of the signature is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server cannot keep secrets now: its operator has to give it its key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings can be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sides still differ.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sign-in at {title} ends {when}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sign-in at {title} is over.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sign-in is over.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sign-in opened no account that can be connected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sign-in was given up, and nothing was connected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The state file cannot be opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The state file cannot be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The state file is being brought up to date.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The state file is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The state file is in use by another program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The state file was written by a later version of this program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The stored access key is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The stored sign-in of this PC is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The structure of the books, the version of the program or its settings changed since it was rehearsed: rehearse it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The table {name} of the books has no primary key, so that its rows cannot be written safely.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The tax identity of {code} belongs to {other}, too, and is not changed for both.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text for {name} has a character that nobody can read (NUL).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text for {name} is longer than {memo_length} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text “{value}” has “{strange}”, which the character set of the books lacks ({name}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text “{value}” is too long for {name}: the books have room for {length} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The token was revoked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The total of an invoice cannot be negative.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The total {total} is not what the lines add up to: {added}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The two sides were not compared yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The value of {table}.{name} of {key} is no {type}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The vault is not safe: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The vault was made by a newer version of BukuBridge.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The vault {path} cannot be read: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The vault {path} is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The vault's key is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The vault's key is not in {describe}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The vault's key is not safe: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The vault's key is too long for the key store.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {field} kept for {provider} {connection} was changed or moved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {name} has {long}; the books take {room}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {name} {day} lies in a closed period: the books do not accept it any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {name} {day} lies in the future.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {record} cannot be read: {problem}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {word} is cancelled, and is not changed any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {word} was deleted through the API: it cannot be brought back with its number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {word} was sent to MyInvois since.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {word} was sent to MyInvois, and is not changed any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {word} {code} is used in the books ({name}), and is not deleted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are no keys for this connection.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are {count} more problems in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are: {endpoints}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a key file already: {path}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a record with this code or number already in {label}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no conflict in {unknown}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no database {database} on {server}, or this login may not open it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no endpoint {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no mapping for {provider}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no provider {provider}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no room left on the disk for {path}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no room on the disk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no such invoice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no time zone {timezone}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no way {way} into {title}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is nothing called {name} in the diagnostics file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These are the books of {name}, not of {old}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These books cannot be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These books have no {table}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These books keep no tax identities.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These books need no rehearsal.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These books show no samples.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>They are asked before it is tried again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>They have {kind}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>They wait until a person releases them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This PC is already paired with an organization {slug} on {platform}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This PC is no longer paired with {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This PC is not paired with an organization {slug}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This PC is not paired with the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This PC lets the agent open no port for the browser to come back to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This agent does not hold the company now; it must shake hands first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This can be opened, but there are no books in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This code does not connect anything here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This company file has no {t}.{names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This company has no {t}.{names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This computer has no key store that keeps the vault's key safe.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This connection is switched off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This field cannot have that value: {exc}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This file cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This has gone through already, or is waiting no longer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This invoice was entered in the customer module, and is not edited from the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is another database of the platform than before ({now}, before {before}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is another database of {name} than before ({now}, before {before}): a new year's file, or a copy that was rebuilt.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is decided already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is no Firebird database.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is no address of a server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This line of the log is no longer kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This organization is connected with {company_name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This platform is not registered with {title} yet: {title_2} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This program does not write {name} into {program}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This program sets payments against invoices only, not against {document_type}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This provider is not connected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This rule cannot be tried on the books now, and nothing is kept untried.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This version cannot open {title} itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This version of AutoCount has no GUID for a new {word}, by which ours are known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This version of the program cannot read the wished record: {exc}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To decide: none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To decide: {fields}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Too many deletions at once: they wait until a person releases them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again after it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again in a minute.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Trying again in {seconds} seconds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type a date such as 2026-03-01.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type a number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type a text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type a whole number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type an amount such as 12.50.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type the text again in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Update BukuBridge, and start the agent again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Update BukuBridge.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use for example cp1252, gbk or big5.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use one of: {loglevel}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use {cancel}, delete or ignore.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>User and password of a proxy do not belong into its address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>User holds a colon or what cannot be printed, which no proxy understands.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Usual are sqlaccount and ap-southeast-5.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait until SQL Server has recovered it, or let the administrator bring it online.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait until the maintenance is over, or let the administrator set it back to multi-user.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait until the restore is done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What answers at the address of the API tells no company.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What became of the last edit of {number} cannot be told before it was rehearsed again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What became of the platform's changes could not be told yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What came back from {host} cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What it began goes on in the window where it was first opened; otherwise begin again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What it keeps equal is shown below.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was written of it is not known any more, so that it cannot be taken back safely.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What {number} was before is not known any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether it took note of the sign-in is not known; nothing was connected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether the server's certificate is to be trusted is answered with yes or no.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which connection?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which counter of the books gives the keys {table}.{column} cannot be told, and keys are never invented.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which {account} shall be connected?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whoever wants to be sure removes the platform's access over there, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write it in plain Latin letters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write it with other characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write it without this character.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You, or the provider, did not allow the connection.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your comments could not be kept in the file: they are in {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your mapping file {name} cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your own were put aside as {name}.before.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a company without a name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>as delivered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>category</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>created</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>created in the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>created in the books; the books were kept in {fields}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>customer payment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>customer payments</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>customer type</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>deleted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>deleted in the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>deleted in the books; the books were kept in {fields}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>for an invoice with tax of code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>for an invoice with tax of code {code}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in a foreign currency</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>item brand</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>item category</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>item class</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>item type</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>location</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>made from another document</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>partial</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>payment method</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>posting date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>price category</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>price tag</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>purchase agent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sales invoice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sales invoices</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stock group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stopped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>success</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>supplier type</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tariff</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tax date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>that bounced</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>that is cancelled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>that pays a part of an invoice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>that pays an invoice in full</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the Windows user that this program runs as</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the key file {path}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the key store of this computer ({name})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the login {user}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>updated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>updated in the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>updated in the books; the books were kept in {fields}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>whose lines do not add up to its total</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>whose lines do not add up to its total in the home currency</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>whose posting or tax date is not its date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a bank charge</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a batch number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a cheque number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a discount on a line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a gain or loss of currency</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a line of 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a line without a product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a line without a tax code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a negative line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a product that has serial numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a product whose stock is kept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a product whose stock is not kept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a sales agent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a stock location</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a tax code but no tax</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a total below 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a total of 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with a unit that is not the product's base unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with an amount that pays no invoice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with an area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with one line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with prices that include tax</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with several lines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with several lines of one sales account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with several lines of one tax code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with several sales accounts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with several tax codes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with tax code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with tax code {code}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with your {overrides}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>without lines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{amount} is more than what is open of invoice {label}: {left}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{amount} is not a whole number of sen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{called} asks for a pause.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{called} at {host} did not understand the request (HTTP {status}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{called} at {host} does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{called} at {host} failed to answer (HTTP {status}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{called} at {host} took the request and said nothing for {seconds} seconds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{called} does not allow this PC to do that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{called} does not take that much in one request.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{called} has nothing at this address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{column} of {record} has a part of a sen, which would be lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{column} of {record} holds a NUL character, which is no text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{column} of {record} holds bytes that are no text in the ledger's character set.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{column} of {record} is empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{column} of {record} is {shown}, which {field} cannot take.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} secrets can be opened; the key is in {describe}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{former} is called {key} now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} is to be reached without encryption.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{key} is as it was before it was written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{key} is no document of the sales module that could be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{kind} are left out of this connection.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{kind} are never cancelled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{kind} are never deactivated.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{kind} have no field {field}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} belongs to AutoCount {version}, which this program does not know.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} is no company of AutoCount, or this login may read none of its tables.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} lacks a table or column that is needed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{leave} refer to {take}: without those they cannot be synchronised.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} cannot be written into these books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} cannot be written yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is at least {least} and at most {most}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} never has the value {text}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} still has a connection.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name}.{name_2}: no rule was found; it is {examples}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name}: no rule explains {count} rows, such as {row}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name}: no rule says when a row like {row} is made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} changes of the platform are to be decided.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} changes of the platform wait for the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} changes of the platform were refused.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} changes wait for a person to release them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} is cancelled already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} is dated {day}, in a period that the books have closed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} is not in the books any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} of {live} {name} would be {done} at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} records are set aside.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} {name} would be deleted in the books at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} {name} would be {done} in the books at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} {name} would be {done} on the platform at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{organization} already has a {provider} connection: {title}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{others} other changes of {name} wait on the platform: {name} are not written into the books (a setting).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} belongs to another user.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} can be read or changed by other users.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} cannot be read: {exc}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} cannot be written: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is not a plain file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path}, line {line}, column {column}: {sentence}{sentence_2}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{platform} answers, version {version}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{platform} says that it is not well.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{silent} do not tell when a record was modified: new records are found at once, edits within one sweep.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{table}: there may be a row or not: {tests}, or {rival}; in all documents looked at these were the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{table}: there may be one row for all lines that share nothing, or {two}; in all documents looked at these were the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{table}: there may be one row for all lines that share {one}, or {two}; in all documents looked at these were the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{tenant} needs an organization of its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{text} cannot be a value of this field.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{text} is no day of the week.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{text} is no length of time; write it like 30s, 5m, 2h, 1d or 1h30m.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} answered with a token that is none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} answered with no tokens.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} asks for patience.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} cannot be reached now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} did not answer in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} does not accept the platform's registration.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} has a fault of its own now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} is being synchronised now; look again when it is done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} is being synchronised now; samples are shown when it is done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} is disconnected; its secrets are removed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} is no longer connected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} is not connected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} is paused.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} is switched off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} named a next page on another host.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} no longer accepts this sign-in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} refused the platform's request.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} renews nothing: people consent again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} was not told.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value} is none of: {words}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value} is not a number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value} is too large for {name} in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{what} is installed on this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{what} is not installed on this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{where} is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{where} is not a Firebird database.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{where} lacks a table or column that is needed{name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{where} may be empty ({rule}) or empty ({rival}): in all documents looked at these were the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{where} may be empty ({rule}) or {other} ({rival}): in all documents looked at these were the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{where} may be {chosen} ({rule}) or empty ({rival}): in all documents looked at these were the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{where} may be {chosen} ({rule}) or {other} ({rival}): in all documents looked at these were the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{where} was shut down for maintenance or after a power cut.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{where} would hold {count} characters, but the longest text on which the posting rules were proved has {longest}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{where}The books have no {name} {code}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” is no character set that is known here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No invoice {trait} was among the documents on which the posting rules were proved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No payment {trait} was among the documents on which the posting rules were proved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How much more or less the customer owes by it cannot be told: {each}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The certificate of the database server {server} is not the one in the file that was chosen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The certificate of the database server {server} is signed by nobody whom this computer knows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the company's database (AED_ and a name) and give the login SELECT rights on it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Grant it CREATE on the database; tables that another user made belong to that one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install Microsoft ODBC Driver 18 for SQL Server ({download}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More than one conflict is meant by {change}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More than one connection is meant by {wanted}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SQL Accounting says: the request is not valid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set the connection's character set to NONE.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The agent belongs to another user of this PC.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no conflict {change}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no connection {wanted}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This program does not write {name} through the API.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write five fields as for cron, such as “*/10 8-18 * * mon-sat”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the request is not valid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{called} at {host} no longer accepts the sign-in of this PC.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{path} is no TOML: {exc}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title} answered something that is no JSON.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install Microsoft ODBC Driver 18 for SQL Server ({download}), or say in the connection's settings that the server's certificate is to be trusted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use an address that begins with https://.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Other companies of this PC follow the same mapping rules: change them on the PC.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody changed settings on the platform: nothing that could be taken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody changed settings on the platform: {done}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The mapping rules of this PC are too long to be told to the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{by} changed settings on the platform: nothing that could be taken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{by} changed settings on the platform: {done}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name}: writing into the books must be allowed on the PC itself; it stays off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title}: this had been changed on the PC too, but earlier; the platform's holds now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{title}: this was changed on the PC later, and stays as it is there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nobody knows yet whether the books kept a record: {sentence}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nobody knows yet whether {label} kept a record: {sentence}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading needs SELECT on the database, writing needs INSERT, UPDATE and DELETE, too: let the administrator grant it, as the guide says.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database said that it kept a record, and does not show it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An address looks like https://platform.example.com.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another program changes versions just now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask where the program came from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the date of this PC.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free some space; where it was installed for all users, an administrator installs the update.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>If it is right, ask where the program came from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is asked again by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is not used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing has to be done on this PC.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run the installer again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run the installer again: nothing is lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file of version {version} cannot be unpacked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file of version {version} is larger than any could be.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of updates cannot be understood.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of updates is larger than any could be.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The new version cannot be laid beside the running one: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The update cannot be kept on the disk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again in a few minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Version {running} goes on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Version {version} can be had.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Version {version} did not get going.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Version {version} is announced, but its file is not signed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Version {version} is not on this PC.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Version {version} is ready and is installed when nothing runs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Version {version} was started {starts} times and did not get going.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is known of updates cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What {host} offers as an update is not signed by whom this program trusts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What {host} says of updates is out of date: nothing of it is used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What {host} sends as an update is longer than what was signed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which version of the program starts cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{executable} cannot be started: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} has no list of updates now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} has no such file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{text} is no version of a program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Companies connected: {count}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It looks like 0.4.0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The BukuBridge on this PC is too old for the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The BukuBridge on {pc_name} cannot be asked that from here: update it there, or do it there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The oldest agent's version cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform itself keeps these books: leave out what it shall not do, or disconnect them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform works with BukuBridge {oldest} or later, and this PC has {here}: update it there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The token was revoked: the books were disconnected, or the agent was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A key of the books is no number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel it in AutoCount.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Customer {code} is not active in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter it in AutoCount.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: product {item} has no unit {columns} in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: product {item} is not active in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: the amount {shown} is not quantity times price: {after}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: the books have no {name} {value}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: the books have {tax_code} at {rate}%, not at {tax_rate}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: the quantity or the amount is negative.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: the tax {tax_amount} is not {rate}% of the amount.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only invoices are written as invoices.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put the next number right in AutoCount (Document Numbering Format Maintenance).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Some prices include tax and others do not: the books keep one or the other.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books added rows of their own in {more}; nothing was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books do not tell their fiscal years.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books give no number: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no counter of numbers for {day} ({name}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no formats of numbers of the known form.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no {name} {columns}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have room for one reference of an invoice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have room for {count} lines of an address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The date {day} lies in a period that is locked in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The date {day} lies in no fiscal year that is open in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The date {day} lies in the future.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The document is for {wanted}, but its receivable would be {owed}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The format {text} of the books has parts that are not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The next numbers of the books, from {found} on, are all used already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The rate of {currency} is missing, or is not one that it can have.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>for a branch of the customer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} was cancelled in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} was knocked off by {what}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} was paid in part or whole.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} was submitted to MyInvois.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A service runs the agent on this PC, and keeps what is connected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connections were handed over to the service, which has others already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Disconnect one of them, or remove {root}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is connected here: there is nothing to hand over.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open a command line as an administrator and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pair, connect and change settings in the window: it talks to the service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is connected cannot be copied to {place}: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Windows does not say who may read {path}: error {code}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Windows does not take the list of who may talk to the agent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Windows does not tell which account runs this program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{place} cannot be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{provider} opened several.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{creates} created</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A payment of {name} counts from a day before its own or the invoice's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A payment of {name} is not in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A row of {table} changed while it was held.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An invoice that is to be paid is not in the books any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An invoice that payment {header} pays is open in AutoCount ({who}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Deletes {one} {header} with its {count} rows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the payment in AutoCount.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How payments are spread over the lines of invoices follows no known rule (invoice {example}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Invoice {name} is open in AutoCount ({who}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Most receipts are from somebody else than the customer's name says, and nobody knows from whom.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No payment by {method} was among the payments that were looked at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only payments are written as payments.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Payment method {method} is not active in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Payment method {method} takes no cheque number ({reference}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Refused is what none of the {proved_on} {many} had on which the rules were proved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rehearse such documents again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody edited the {one} since.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The amount paid of {name} is {receivable}, its payments pay {knocked}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books do not show how payments in a foreign currency are set against invoices.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no format of numbers that is the default for such documents.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have no project {project}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books have one date of a payment, and no other for its posting.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books hold {count} invoices that payments alone pay; {needed} are needed to find out how their open amounts are kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books hold {count} {many} that AutoCount itself posted; {value} are needed to find out and to prove how they are posted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cheque of payment {header} was returned.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The company uses the second number of receipts (for example in {label}): there is no place left by which a payment of ours could be found again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The format {text} of the books did not make the numbers of the newest documents.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The one place for a reference of a payment is taken by our own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The payment is cancelled or bounced: there is nothing to enter into the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform's {kind} can be written into the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform's {kind} cannot be written into the books: {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {one} is not in the books any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These books have no {table} of the known form ({columns}): {what} are written into AutoCount 2 only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is open of {name} is {receivable}, not its total less {knocked}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What payment {payment} pays of the lines of {name} is not what it pays of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was paid of invoices in the home currency (ARInvoice.LocalPaymentAmt) follows no known rule.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was paid of the lines of {name} (ARInvoiceDTL.KnockOffAmount) is not what its payments pay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether invoice {receivable} is paid at its own rate or at the payment's cannot be told from these books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{amount} is more than what the lines of the invoice have open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is on a bank slip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is open in AutoCount ({who}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} was reconciled with the bank's statement.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} was refunded in part or whole.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The platform itself keeps these books: there is no PC to be asked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the disk that the data folder lies on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The state file cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The agent cannot do this for what the platform keeps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is no cloud account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{figures} figures were collected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A setting of the connection to {called} cannot work: {exc}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A document without a key was entered in AutoCount's ledgers, and is changed there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another document ({made}) was made out of invoice {header}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>AutoCount has no place for what was changed of {label} ({missing}), or tells it by something else; nothing was written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change it on the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Documents that are in AutoCount are not deleted, they can be cancelled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let deletions cancel documents (a setting), or delete it in AutoCount.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books made something else of {label} ({where}); nothing was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The document was not to be found after it was written; nothing was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The rehearsal saw {edited} {many} that AutoCount itself saved again, and {needed} are needed to show what an edit leaves in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What AutoCount leaves in the books of {many} that are cancelled is not known: {why}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What AutoCount leaves of {label} when it is cancelled is not known: {exc}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was changed of the {one} is not taken back by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{key} was entered in AutoCount's ledgers, and is changed there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} does not stand in the books as AutoCount posts such documents ({table}{where}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{label} pays invoices, and cancelled {many} of these books still do.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} waits to be sent to MyInvois.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its file tells of books of other organizations, too: it is made and looked at on that PC alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file cannot be read there: {strerror}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>AutoCount works out stock costs of these books later ({queue}), and what it does when an invoice of product {item} changes is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: product {item} is sold by batch, and the platform names none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: product {item} is sold by serial number, and the platform names none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Line {place}: the books keep more of product {item} than its stock movements ({table}), and how an invoice changes that is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Product {item} is sold by batch or serial number, and the platform names none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Refused are products of which the books keep more than stock movements ({kept_beside}): how an invoice changes that is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books keep more of product {item} than its stock movements ({table}), and what changes of it when an invoice changes is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{left_out} more do not show it: the costs of their stock were worked out later, or their products have batches or serial numbers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect it again in the overview.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is nothing in this account that could be synced.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This account is not connected any more, so that it cannot be synced.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A transaction of {label} was used after its end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Two threads used one connection to {label}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>While {label} was written, another transaction was begun.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>autostart</name>
        <message>
            <source>This computer has no registry.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This computer does not allow it: {why}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>break</name>
        <message>
            <source>It looks as if a backup was restored: the books are older than when they were last read. Everything that was entered since that backup is missing from them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books are at another place than before. Either they were moved, or this is a copy and the original is still in use. Only one of the two may be kept equal with the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The company has another name than before.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It looks like a new file of the same company, such as after a year end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These are another company's books. Their records must not mix with the first one's.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>conflict</name>
        <message>
            <source>Both sides changed it: {fields}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edited on the platform, and gone from the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Deleted on the platform, and edited in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New on the platform, and the books have one that looks the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was written into the books, which were then restored from an older backup.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>did</name>
        <message>
            <source>created</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>changed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>deleted</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>export</name>
        <message>
            <source>The file cannot be written: {why}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fields</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>face</name>
        <message>
            <source>Up to date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Syncing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not known</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Needs a look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not working</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>field</name>
        <message>
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Due date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Customer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Customer's name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Supplier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Description</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Phone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mobile</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>E-mail</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tax number (TIN)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Registration number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New registration number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Currency</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Credit limit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Credit term</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>State</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Active</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Total</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Amount</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Units</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Addresses</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Payment method</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sales agent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Outstanding</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>State</source>
            <comment>of an address</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lines</source>
            <comment>of an address</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Second name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kind of identity document</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number of identity document</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>GST number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SST number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Service tax number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tourism tax number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tax exemption number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>MSIC code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nature of business</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Category</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Second phone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fax</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Attention</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Postcode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>City</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Country</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Price level</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Control account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Created on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Traffic channel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Second number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Posting date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tax date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Billing address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delivery address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delivery addresses</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>References</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Local total</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>E-invoice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kind of submission</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Submitted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number given by LHDN (UUID)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Long number given by LHDN</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Origin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Note</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>User-defined fields</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quantity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rate of the unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unit price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Discount</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tax rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Price includes tax</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tax</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Local tax</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Local amount</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Location</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reason of tax exemption</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delivery date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number in the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Payment reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Journal</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not applied</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bank charge</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bounced on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not refundable</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What it pays</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Document</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kind of document</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Exchange gain or loss</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Second description</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Long description</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Base unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sales unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Purchase unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Barcodes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sales tax code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Purchase tax code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tariff</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Classification</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stock control</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Serial numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Least quantity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Greatest quantity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reorder level</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reorder quantity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shelf</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kind of product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Is the base unit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cost</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lowest price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Highest price</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lowest cost</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Highest cost</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Second remark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tax code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Exchange rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ISO code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Symbol</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Buying rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Selling rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Home currency</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Parent account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kind of account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Special account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Value</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>files</name>
        <message>
            <source>Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>File name:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kind of file:</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>held</name>
        <message>
            <source>{records} would be deleted in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{records} would be deleted on the platform.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{records} would be changed in the books.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{records} would be changed on the platform.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>kind</name>
        <message>
            <source>Accounts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Currencies</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Credit terms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tax codes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sales agents</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Customers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Suppliers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Invoices</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cash sales</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Credit notes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Payments</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n account(s)</source>
            <translation>
                <numerusform>%n account</numerusform>
                <numerusform>%n accounts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n currency(ies)</source>
            <translation>
                <numerusform>%n currency</numerusform>
                <numerusform>%n currencies</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n credit term(s)</source>
            <translation>
                <numerusform>%n credit term</numerusform>
                <numerusform>%n credit terms</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tax code(s)</source>
            <translation>
                <numerusform>%n tax code</numerusform>
                <numerusform>%n tax codes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sales agent(s)</source>
            <translation>
                <numerusform>%n sales agent</numerusform>
                <numerusform>%n sales agents</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s)</source>
            <translation>
                <numerusform>%n customer</numerusform>
                <numerusform>%n customers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n supplier(s)</source>
            <translation>
                <numerusform>%n supplier</numerusform>
                <numerusform>%n suppliers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n product(s)</source>
            <translation>
                <numerusform>%n product</numerusform>
                <numerusform>%n products</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n invoice(s)</source>
            <translation>
                <numerusform>%n invoice</numerusform>
                <numerusform>%n invoices</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cash sale(s)</source>
            <translation>
                <numerusform>%n cash sale</numerusform>
                <numerusform>%n cash sales</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n credit note(s)</source>
            <translation>
                <numerusform>%n credit note</numerusform>
                <numerusform>%n credit notes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n payment(s)</source>
            <translation>
                <numerusform>%n payment</numerusform>
                <numerusform>%n payments</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>log</name>
        <message>
            <source>Note</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Synced</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Synced with warnings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Skipped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To the platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Into the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This goes on by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whoever keeps the books can put this right.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whoever set up BukuBridge on this PC can put this right.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is a fault of BukuBridge; support can help with the diagnostics file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Decide…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Link duplicates…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at what is held…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reconnect…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open mappings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open diagnostics</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Running</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything synced</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Something is left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stopped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on schedule</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>started by a person</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>asked for by the platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>after a fault</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>comparing everything</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whoever connected this account can put this right, here or on the platform.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>posting</name>
        <message>
            <source>One row for the document</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One row for each line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One row for all lines that share {names}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{rows}, of lines where {conditions}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{rows}, if {conditions}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sentence}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{column} is {value}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sentence}; in all documents the same as {others}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a new key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>always {value}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its number among the rows ({first}, {second} …)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value}, with the other sign</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value}, if positive, else 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value}, if negative, without its sign, else 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value} if {conditions}, else {otherwise}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value}, its first {count} characters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what belongs to {code} ({list})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{date} + the days of {code} ({list})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{date} + {count} days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> followed by </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>always</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is not 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is filled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is {value}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is not {value}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the document's {column}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the sum of the lines' {column}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the line's {column}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the first line's {column}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what rounding left ({column})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value}, on the last one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value}, on the first one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{value}, on the largest one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{column} of {place}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> and </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Proved for a document {traits}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>provider</name>
        <message>
            <source>Path of the .FDB file as the computer sees it on which the Firebird service runs, such as C:\eStream\SQLAccounting\DB\ACC-0001.FDB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name or address of the computer on which the Firebird service runs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Port of the Firebird service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A database user (not a SQL Accounting user). SELECT rights are enough; SYSDBA also sees other users' open transactions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Password of the database user. It is kept encrypted on this computer and never leaves it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Role to connect with, when the database user has its rights through one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>UTF8 for every company file made since Firebird 3; NONE for older ones.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For company files without a character set: what their bytes may be, such as gbk or cp1252; tried in turn.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By the vendor's API</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For a company that runs in the vendor's cloud, or on a computer that cannot be reached: with an access key instead of the company file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Made in SQL Accounting: Tools, Maintain User, Detail, More, API Secret Key. Its user can then no longer log in to the desktop program: make a user for it alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shown together with the access key. It is kept encrypted on this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The vendor's cloud, or the address of a company's own API service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Service in the signature: sqlaccount, or execute-api for older keys.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Region in the signature.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The company's database on SQL Server: AED_ and a name, as AutoCount lists it under Manage Account Book.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name or address of the computer on which SQL Server runs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of the SQL Server instance, such as A2006. Leave it empty for the default instance.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>TCP port of the instance; 0 asks the SQL Server Browser service of that computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A login of SQL Server (not an AutoCount user) with SELECT rights on the company's database. Empty: the Windows user that the agent runs as.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Password of the login. It is kept encrypted on this computer and never leaves it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection is always encrypted. SQL Server makes its own certificate, which nobody has signed: yes accepts it, and you say with it that this is the right server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>File with the server's own certificate; then no other one is accepted. Needs Microsoft ODBC Driver 18.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of an installed ODBC driver for SQL Server; empty takes the best one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of the API. Values up to 74 are ignored by Intuit since August 2025.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leads of one page's lead ads, and what its posts achieved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the posts and stories of one professional Instagram account achieved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Customers, products, invoices, credit memos and payments of one QuickBooks Online company.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Contacts, items, invoices, credit notes and payments of one Xero organisation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books of one company in AutoCount Accounting, from customers to payments.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The books of one company in SQL Accounting, from customers to payments.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>rule</name>
        <message>
            <source>takes a text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>takes an amount</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>takes a whole number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>takes a number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>takes a date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>takes a time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>takes yes or no</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>takes one of a few words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>takes several texts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a group of fields</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is a list of groups</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>takes user-defined fields</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave it empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy a column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Always the same value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Replace values by a table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Join several columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take a part of a column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It depends on a column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Collect several columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Subtract columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Currency code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All user-defined columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A group of fields</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A group for each row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>always “{value}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{column}, replaced by a table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{columns}, joined</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>part {part} of {column}, split at “{separator}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{columns}, each subtracted from the first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all columns {columns}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the first filled of {columns}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>if {column} is empty: {then}, else: {otherwise}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>if {column} is {values}: {then}, else: {otherwise}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>setting</name>
        <message>
            <source>Company file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Server</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Port</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Database user</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Database password</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Role</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Character set</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Legacy character sets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Access key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Secret key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Service</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Database</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Instance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Trust the server's certificate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Certificate file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ODBC driver</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>side</name>
        <message>
            <source>In the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On the platform</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>steps</name>
        <message>
            <source>Record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Taking it back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Possible: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not possible: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Taken back: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not taken back: {reason}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>text</name>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>%n day ago</numerusform>
                <numerusform>%n days ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) ago</source>
            <translation>
                <numerusform>%n hour ago</numerusform>
                <numerusform>%n hours ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) ago</source>
            <translation>
                <numerusform>%n minute ago</numerusform>
                <numerusform>%n minutes ago</numerusform>
            </translation>
        </message>
        <message>
            <source>just now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in a moment</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>in %n minute(s)</source>
            <translation>
                <numerusform>in %n minute</numerusform>
                <numerusform>in %n minutes</numerusform>
            </translation>
        </message>
        <message>
            <source>at {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>moments</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n hour</numerusform>
                <numerusform>%n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>todo</name>
        <message>
            <source>Decide</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at and let go</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put the connection right</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct in the books</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct on the platform</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Goes on by itself</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>uncertain</name>
        <message>
            <source>Sent into the books, and the answer was lost. The books are asked before it is sent again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sent to the platform, and the answer was lost. The platform is asked before it is sent again.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>would</name>
        <message>
            <source>create</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>delete</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
