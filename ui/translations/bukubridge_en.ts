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
        <name>KindRow</name>
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
            <source>Not at all: left out</source>
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
            <source>Show everything</source>
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
