<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
    <context>
        <name>AboutSection</name>
        <message>
            <source>About</source>
            <translation>关于</translation>
        </message>
        <message>
            <source>Libraries and their licences</source>
            <translation>程序库及其许可</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>程序库</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>许可</translation>
        </message>
        <message>
            <source>BukuBridge {version}</source>
            <translation>BukuBridge {version}</translation>
        </message>
    </context>
    <context>
        <name>AccountCard</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Disconnect…</source>
            <translation>断开连接…</translation>
        </message>
        <message>
            <source>Waiting for the browser</source>
            <translation>正在等待浏览器</translation>
        </message>
        <message>
            <source>signed in: {person}</source>
            <translation>登录人：{person}</translation>
        </message>
        <message>
            <source>Connect again</source>
            <translation>重新连接</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>Last sync {when}</source>
            <translation>上次同步：{when}</translation>
        </message>
        <message>
            <source>Waiting for you in the browser…</source>
            <translation>正在浏览器中等待您…</translation>
        </message>
        <message>
            <source>The browser could not be opened. Copy this address into it:</source>
            <translation>无法打开浏览器。请将此地址复制到浏览器中：</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>It is being disconnected…</source>
            <translation>正在断开连接…</translation>
        </message>
    </context>
    <context>
        <name>Accounts</name>
        <message>
            <source>Cloud accounts</source>
            <translation>云端账户</translation>
        </message>
        <message>
            <source>{provider} is connected: {account}</source>
            <translation>{provider} 已连接：{account}</translation>
        </message>
        <message>
            <source>Disconnect</source>
            <translation>断开连接</translation>
        </message>
        <message>
            <source>Disconnect {account} from {provider}?</source>
            <translation>断开 {account} 与 {provider} 的连接？</translation>
        </message>
        <message>
            <source>It is synced no more, and the platform forgets its sign-in. Records that were synced stay.</source>
            <translation>它将不再同步，平台会忘记其登录。已同步的记录会保留。</translation>
        </message>
        <message>
            <source>Stay connected</source>
            <translation>保持连接</translation>
        </message>
    </context>
    <context>
        <name>Application</name>
        <message>
            <source>Quit BukuBridge?</source>
            <translation>退出 BukuBridge？</translation>
        </message>
        <message>
            <source>Syncing can go on in the background without the icon, or stop until BukuBridge is started again.</source>
            <translation>可以只关闭图标，让同步在后台继续；也可以停止同步，直到下次启动 BukuBridge。</translation>
        </message>
        <message>
            <source>Quit the icon only</source>
            <translation>只关闭图标</translation>
        </message>
        <message>
            <source>Stop syncing and quit</source>
            <translation>停止同步并退出</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>ApplyBar</name>
        <message>
            <source>Apply</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>Revert</source>
            <translation>还原</translation>
        </message>
        <message>
            <source>Applied.</source>
            <translation>已应用。</translation>
        </message>
        <message>
            <source>Nothing was changed: see what is wrong above.</source>
            <translation>未作任何更改：请看上面的错误说明。</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Hide this</source>
            <translation>隐藏此消息</translation>
        </message>
    </context>
    <context>
        <name>BooksStep</name>
        <message>
            <source>Which company?</source>
            <translation>哪一家公司？</translation>
        </message>
        <message>
            <source>Looking for companies on this computer…</source>
            <translation>正在这台电脑上查找公司…</translation>
        </message>
        <message>
            <source>Choose another company file…</source>
            <translation>选择其他公司文件…</translation>
        </message>
        <message>
            <source>The company is on another computer…</source>
            <translation>公司在另一台电脑上…</translation>
        </message>
        <message>
            <source>Choose the company file</source>
            <translation>选择公司文件</translation>
        </message>
        <message>
            <source>Company files (*.fdb *.FDB *.gdb *.GDB)</source>
            <translation>公司文件 (*.fdb *.FDB *.gdb *.GDB)</translation>
        </message>
        <message>
            <source>These companies were found on this computer. None of them was opened.</source>
            <translation>在这台电脑上找到以下公司。尚未打开任何一家。</translation>
        </message>
        <message>
            <source>What was found on this computer cannot be used as it is. Choose another way below.</source>
            <translation>在这台电脑上找到的内容无法直接使用。请在下面选择其他方式。</translation>
        </message>
        <message>
            <source>No company was found in the usual folders of this computer. Choose another way below.</source>
            <translation>在这台电脑的常用文件夹中没有找到公司。请在下面选择其他方式。</translation>
        </message>
        <message>
            <source>last changed {when}</source>
            <translation>上次更改：{when}</translation>
        </message>
        <message>
            <source>Connected already as {title}.</source>
            <translation>已连接为 {title}。</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>重新查找</translation>
        </message>
        <message>
            <source>A company of {program}…</source>
            <translation>{program} 的公司…</translation>
        </message>
    </context>
    <context>
        <name>CheckRow</name>
        <message>
            <source>All right</source>
            <translation>正常</translation>
        </message>
        <message>
            <source>Could be better</source>
            <translation>可以改进</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>未知</translation>
        </message>
    </context>
    <context>
        <name>ColumnChoice</name>
        <message>
            <source>Column of the books</source>
            <translation>账簿的列</translation>
        </message>
    </context>
    <context>
        <name>ColumnsChoice</name>
        <message>
            <source>Another column</source>
            <translation>另加一列</translation>
        </message>
        <message>
            <source>Leave this column out</source>
            <translation>去掉此列</translation>
        </message>
    </context>
    <context>
        <name>CompanyChoices</name>
        <message>
            <source>Synchronise this company</source>
            <translation>同步此公司</translation>
        </message>
        <message>
            <source>This company has times of its own</source>
            <translation>此公司使用自己的时间</translation>
        </message>
    </context>
    <context>
        <name>ConflictDialog</name>
        <message>
            <source>Decide</source>
            <translation>决定</translation>
        </message>
        <message>
            <source>Leave it undecided</source>
            <translation>暂不决定</translation>
        </message>
        <message numerus="yes">
            <source>Decide %n other(s) like this one in the same way</source>
            <translation>
                <numerusform>另外 %n 个同类项目也这样决定</numerusform>
            </translation>
        </message>
        <message>
            <source>On the platform: {who}, {when}</source>
            <translation>平台上：{who}，{when}</translation>
        </message>
        <message>
            <source>In the books: {who}, {when}</source>
            <translation>账簿中：{who}，{when}</translation>
        </message>
        <message>
            <source>unknown when</source>
            <translation>时间不详</translation>
        </message>
        <message>
            <source>somebody</source>
            <translation>某人</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>In the books</source>
            <translation>账簿中</translation>
        </message>
        <message>
            <source>On the platform</source>
            <translation>平台上</translation>
        </message>
        <message>
            <source>Others like this one</source>
            <translation>其他同类项目</translation>
        </message>
        <message numerus="yes">
            <source>%n more of them stay(s) for another time</source>
            <translation>
                <numerusform>其中还有 %n 项留待下次</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ConnectionCard</name>
        <message>
            <source>Sync now</source>
            <translation>立即同步</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Finish setting up…</source>
            <translation>完成设置…</translation>
        </message>
        <message>
            <source>Switch on</source>
            <translation>启用</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>What the next sync would do…</source>
            <translation>下次同步会做什么…</translation>
        </message>
        <message>
            <source>What was written into the books…</source>
            <translation>写入账簿的内容…</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>更改…</translation>
        </message>
        <message>
            <source>Disconnect…</source>
            <translation>断开连接…</translation>
        </message>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>both ways, writes {kinds}</source>
            <translation>双向，写入{kinds}</translation>
        </message>
        <message>
            <source>books → platform</source>
            <translation>账簿 → 平台</translation>
        </message>
        <message>
            <source>BukuBridge's agent does not answer, so this is not known now.</source>
            <translation>BukuBridge 后台服务没有回应，因此目前情况不明。</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) need(s) you</source>
            <translation>
                <numerusform>%n 项需要您处理</numerusform>
            </translation>
        </message>
        <message>
            <source>{read} records compared, {written} changed</source>
            <translation>已比对 {read} 条记录，更改 {written} 条</translation>
        </message>
        <message>
            <source>Last sync {when}: {read} compared, {written} changed, {failed} set aside</source>
            <translation>上次同步 {when}：比对 {read} 条，更改 {written} 条，搁置 {failed} 条</translation>
        </message>
        <message>
            <source>less than a minute left</source>
            <translation>剩余不到 1 分钟</translation>
        </message>
        <message numerus="yes">
            <source>about %n minute(s) left</source>
            <translation>
                <numerusform>大约还需 %n 分钟</numerusform>
            </translation>
        </message>
        <message>
            <source>{day}: {written} records synced, {failed} set aside</source>
            <translation>{day}：同步 {written} 条记录，搁置 {failed} 条</translation>
        </message>
        <message>
            <source>Last {days} days: {written} records synced, {failed} set aside</source>
            <translation>最近 {days} 天：同步 {written} 条记录，搁置 {failed} 条</translation>
        </message>
        <message>
            <source>Both sides compared {age}</source>
            <translation>{age}比对过两边</translation>
        </message>
        <message>
            <source>Both sides were not compared yet</source>
            <translation>尚未比对两边</translation>
        </message>
        <message>
            <source>{compared} · next sync {when}</source>
            <translation>{compared} · 下次同步：{when}</translation>
        </message>
        <message>
            <source>Last sync {when}: it did not go through</source>
            <translation>上次同步 {when}：未能完成</translation>
        </message>
        <message>
            <source>without {kinds}</source>
            <translation>不含{kinds}</translation>
        </message>
        <message>
            <source>less than a minute left, if it takes as long as last time</source>
            <translation>如果与上次用时相同，剩余不到一分钟</translation>
        </message>
        <message numerus="yes">
            <source>about %n minute(s) left, if it takes as long as last time</source>
            <translation>
                <numerusform>如果与上次用时相同，大约还剩 %n 分钟</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DiagnosticsPage</name>
        <message>
            <source>Diagnostics</source>
            <translation>诊断</translation>
        </message>
        <message>
            <source>Looking at everything. This can take half a minute…</source>
            <translation>正在全面检查，可能需要半分钟…</translation>
        </message>
        <message>
            <source>Making the file…</source>
            <translation>正在生成文件…</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>重新检查</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>检查项目</translation>
        </message>
        <message>
            <source>Make a file for support</source>
            <translation>生成支持文件</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>在文件夹中显示</translation>
        </message>
        <message>
            <source>Copy summary</source>
            <translation>复制摘要</translation>
        </message>
        <message>
            <source>File for support</source>
            <translation>支持文件</translation>
        </message>
        <message>
            <source>Versions, checks, summaries of runs and technical logs in one small file. Passwords, names, amounts and folders are left out: below you see exactly what is in it.</source>
            <translation>版本、检查结果、同步摘要和技术日志都放在一个小文件里。其中不含密码、名称、金额和文件夹：下面就是文件的全部内容。</translation>
        </message>
        <message>
            <source>{size} KB</source>
            <translation>{size} KB</translation>
        </message>
        <message>
            <source>The summary is copied. Paste it into your message to support.</source>
            <translation>摘要已复制。请粘贴到给技术支持的消息中。</translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s) found; what to do stands below each.</source>
            <translation>
                <numerusform>发现 %n 个问题；处理方法写在各项下面。</numerusform>
            </translation>
        </message>
        <message>
            <source>Everything works; something could be better.</source>
            <translation>一切正常；有些地方可以改进。</translation>
        </message>
        <message>
            <source>Everything works.</source>
            <translation>一切正常。</translation>
        </message>
    </context>
    <context>
        <name>Dialog</name>
        <message>
            <source>Working</source>
            <translation>正在处理</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>A sync is running. This is done right after it; you may close this window.</source>
            <translation>同步正在进行，完成后会立即处理；您可以关闭此窗口。</translation>
        </message>
    </context>
    <context>
        <name>DirectionsSection</name>
        <message>
            <source>Companies</source>
            <translation>公司</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>公司</translation>
        </message>
        <message>
            <source>Asking the books</source>
            <translation>正在询问账簿</translation>
        </message>
        <message>
            <source>No company is connected yet.</source>
            <translation>尚未连接任何公司。</translation>
        </message>
        <message>
            <source>Kinds of records</source>
            <translation>记录类型</translation>
        </message>
        <message>
            <source>The books cannot say now what can be written: {reason}</source>
            <translation>目前无法得知账簿可以写入什么：{reason}</translation>
        </message>
        <message>
            <source>Everything is read from the books but what you leave out. What is changed on the platform is written into the books only for the kinds that you choose.</source>
            <translation>除您略过的种类外，账本的全部内容都会读取。平台上的更改只有您选定的种类才会写入账本。</translation>
        </message>
    </context>
    <context>
        <name>DirectionsStep</name>
        <message>
            <source>Only from the books to the platform (recommended to begin with)</source>
            <translation>只从账簿到平台（建议先这样开始）</translation>
        </message>
        <message>
            <source>Also write changes of the platform into the books</source>
            <translation>也把平台的更改写入账簿</translation>
        </message>
        <message>
            <source>Before documents may be written, a rehearsal learns from this company's own documents how they are posted, and checks it on others. Nothing is written by it. You can turn writing on at any later time, too.</source>
            <translation>写入单据之前，会先演练：从这家公司自己的单据学习如何过账，再用其他单据核对。演练不会写入任何内容。您也可以以后再开启写入。</translation>
        </message>
        <message>
            <source>Asking the books</source>
            <translation>正在询问账簿</translation>
        </message>
        <message>
            <source>What is synchronised</source>
            <translation>同步的内容</translation>
        </message>
        <message>
            <source>The books of {company} can be read.</source>
            <translation>可以读取 {company} 的账簿。</translation>
        </message>
        <message>
            <source>These books cannot be written by BukuBridge. They are only read.</source>
            <translation>BukuBridge 无法写入这套账簿，只会读取。</translation>
        </message>
        <message>
            <source>Read from the books, with the lists that they refer to:</source>
            <translation>从账本读取（连同所引用的列表）：</translation>
        </message>
    </context>
    <context>
        <name>Disconnect</name>
        <message>
            <source>Disconnect</source>
            <translation>断开连接</translation>
        </message>
        <message>
            <source>Disconnect {company}?</source>
            <translation>断开 {company}？</translation>
        </message>
        <message>
            <source>It is synced no more. Its password and what BukuBridge remembers of it are removed from this computer. Nothing is deleted in the books or on the platform.</source>
            <translation>此公司将不再同步。它的密码和 BukuBridge 记住的内容会从这台电脑移除。账簿和平台上的内容都不会删除。</translation>
        </message>
        <message>
            <source>Stay connected</source>
            <translation>保持连接</translation>
        </message>
    </context>
    <context>
        <name>DoneStep</name>
        <message>
            <source>{company} is connected</source>
            <translation>{company} 已连接</translation>
        </message>
        <message>
            <source>The company</source>
            <translation>此公司</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>请稍候…</translation>
        </message>
        <message>
            <source>Open the overview</source>
            <translation>打开概览</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>The first sync goes on in the background; you may close this window at any time.</source>
            <translation>首次同步会在后台继续；您可以随时关闭此窗口。</translation>
        </message>
        <message>
            <source>It is synchronised with what you changed; you may close this window at any time.</source>
            <translation>正按您的更改同步；您可以随时关闭此窗口。</translation>
        </message>
        <message>
            <source>The sync is running: {read} records so far.</source>
            <translation>同步正在进行：目前已读取 {read} 条记录。</translation>
        </message>
        <message>
            <source>BukuBridge's agent does not answer.</source>
            <translation>BukuBridge 后台服务没有回应。</translation>
        </message>
    </context>
    <context>
        <name>ExportButton</name>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Excel workbook…</source>
            <translation>Excel 工作簿…</translation>
        </message>
        <message>
            <source>CSV file…</source>
            <translation>CSV 文件…</translation>
        </message>
        <message>
            <source>Export the log</source>
            <translation>导出日志</translation>
        </message>
        <message>
            <source>Writing {done} of {total} lines…</source>
            <translation>正在写入 {done} / {total} 行…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) are in the file.</source>
            <translation>
                <numerusform>文件中有 %n 行。</numerusform>
            </translation>
        </message>
        <message>
            <source>That is as many as a sheet of Excel takes; CSV takes all.</source>
            <translation>已达 Excel 工作表的上限；CSV 可容纳全部。</translation>
        </message>
        <message>
            <source>The export was cancelled.</source>
            <translation>导出已取消。</translation>
        </message>
    </context>
    <context>
        <name>FieldChoices</name>
        <message>
            <source>All from the books</source>
            <translation>全部用账簿的</translation>
        </message>
        <message>
            <source>All from the platform</source>
            <translation>全部用平台的</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>之前</translation>
        </message>
        <message>
            <source>In the books</source>
            <translation>账簿中</translation>
        </message>
        <message>
            <source>On the platform</source>
            <translation>平台上</translation>
        </message>
        <message>
            <source>{field}: keep the books' {value}</source>
            <translation>{field}：保留账簿的 {value}</translation>
        </message>
        <message>
            <source>{field}: keep the platform's {value}</source>
            <translation>{field}：保留平台的 {value}</translation>
        </message>
    </context>
    <context>
        <name>FirstRun</name>
        <message>
            <source>Connect a company</source>
            <translation>连接公司</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>请稍候</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>上一步</translation>
        </message>
        <message>
            <source>Step {number} of {count}</source>
            <translation>第 {number} 步，共 {count} 步</translation>
        </message>
        <message>
            <source>Change {title}</source>
            <translation>更改 {title}</translation>
        </message>
    </context>
    <context>
        <name>KeepingSection</name>
        <message>
            <source>Log and history</source>
            <translation>日志与历史</translation>
        </message>
        <message>
            <source>Errors only</source>
            <translation>仅错误</translation>
        </message>
        <message>
            <source>Warnings and errors</source>
            <translation>警告和错误</translation>
        </message>
        <message>
            <source>Usual</source>
            <translation>一般</translation>
        </message>
        <message>
            <source>Everything (while looking for a fault)</source>
            <translation>全部（查找故障时使用）</translation>
        </message>
        <message>
            <source>Technical log</source>
            <translation>技术日志</translation>
        </message>
        <message>
            <source>Files of the technical log</source>
            <translation>技术日志的文件数</translation>
        </message>
        <message>
            <source>10 MB each.</source>
            <translation>每个 10 MB。</translation>
        </message>
        <message>
            <source>Syncs that are kept of each company</source>
            <translation>每家公司保留的同步次数</translation>
        </message>
        <message>
            <source>Lines of activity that are kept of each company</source>
            <translation>每家公司保留的活动行数</translation>
        </message>
        <message>
            <source>Fixed by this computer's environment (BUKUBRIDGE_LOG_LEVEL).</source>
            <translation>由这台电脑的环境变量（BUKUBRIDGE_LOG_LEVEL）固定。</translation>
        </message>
    </context>
    <context>
        <name>KindRow</name>
        <message>
            <source>Direction</source>
            <translation>方向</translation>
        </message>
        <message>
            <source>When both sides changed the same</source>
            <translation>两边都改了同一处时</translation>
        </message>
        <message>
            <source>When deleted on the platform</source>
            <translation>平台上删除时</translation>
        </message>
        <message>
            <source>When deleted in the books</source>
            <translation>账簿中删除时</translation>
        </message>
        <message>
            <source>Books → platform only</source>
            <translation>只从账簿 → 平台</translation>
        </message>
        <message>
            <source>Both ways: also written into the books</source>
            <translation>双向：也写入账簿</translation>
        </message>
        <message>
            <source>Ask me</source>
            <translation>询问我</translation>
        </message>
        <message>
            <source>The books win</source>
            <translation>以账簿为准</translation>
        </message>
        <message>
            <source>The platform wins</source>
            <translation>以平台为准</translation>
        </message>
        <message>
            <source>Cancel it in the books</source>
            <translation>在账簿中作废</translation>
        </message>
        <message>
            <source>Make it inactive in the books</source>
            <translation>在账簿中设为停用</translation>
        </message>
        <message>
            <source>Leave the books as they are</source>
            <translation>账簿保持不变</translation>
        </message>
        <message>
            <source>Delete it in the books</source>
            <translation>在账簿中删除</translation>
        </message>
        <message>
            <source>Delete it on the platform</source>
            <translation>在平台上删除</translation>
        </message>
        <message>
            <source>Leave the platform as it is</source>
            <translation>平台保持不变</translation>
        </message>
        <message>
            <source>both ways</source>
            <translation>双向</translation>
        </message>
        <message>
            <source>books → platform</source>
            <translation>账簿 → 平台</translation>
        </message>
        <message>
            <source>asks when both changed</source>
            <translation>两边都改时询问</translation>
        </message>
        <message>
            <source>the books win</source>
            <translation>以账簿为准</translation>
        </message>
        <message>
            <source>the platform wins</source>
            <translation>以平台为准</translation>
        </message>
        <message>
            <source>Not at all: left out</source>
            <translation>完全不同步：略过</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>已略过</translation>
        </message>
    </context>
    <context>
        <name>LogDetails</name>
        <message>
            <source>Changed fields</source>
            <translation>更改的字段</translation>
        </message>
        <message>
            <source>Both sides now</source>
            <translation>两边现状</translation>
        </message>
        <message>
            <source>Compare both sides now</source>
            <translation>立即比对两边</translation>
        </message>
        <message>
            <source>Attempts for this record</source>
            <translation>此记录的各次尝试</translation>
        </message>
        <message>
            <source>Choose a line to see more</source>
            <translation>选择一行查看详情</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>同步</translation>
        </message>
        <message>
            <source>Books</source>
            <translation>账簿</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>平台</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>之前</translation>
        </message>
        <message>
            <source>After</source>
            <translation>之后</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>went through {when}</source>
            <translation>于 {when} 成功</translation>
        </message>
        <message>
            <source>tried again {when}</source>
            <translation>将于 {when} 重试</translation>
        </message>
        <message>
            <source>Looking at the books and at the platform…</source>
            <translation>正在查看账簿和平台…</translation>
        </message>
        <message>
            <source>The books' record cannot be read: {why}</source>
            <translation>无法读取账簿的记录：{why}</translation>
        </message>
        <message>
            <source>The record is on neither side any more.</source>
            <translation>两边都已没有此记录。</translation>
        </message>
        <message>
            <source>The record is not in the books.</source>
            <translation>账簿中没有此记录。</translation>
        </message>
        <message>
            <source>The record is not on the platform.</source>
            <translation>平台上没有此记录。</translation>
        </message>
        <message>
            <source>Both sides are the same now.</source>
            <translation>现在两边相同。</translation>
        </message>
        <message numerus="yes">
            <source>%n field(s) differ.</source>
            <translation>
                <numerusform>%n 个字段不同。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LogFilterBar</name>
        <message>
            <source>Show everything</source>
            <translation>全部显示</translation>
        </message>
        <message>
            <source>All kinds</source>
            <translation>所有类型</translation>
        </message>
        <message>
            <source>Both directions</source>
            <translation>两个方向</translation>
        </message>
        <message>
            <source>All outcomes</source>
            <translation>所有结果</translation>
        </message>
        <message>
            <source>Failed or waiting</source>
            <translation>失败或等待</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>任何时间</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>最近 7 天</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>最近 30 天</translation>
        </message>
        <message>
            <source>From … to …</source>
            <translation>从 … 至 …</translation>
        </message>
        <message>
            <source>Search number, name or message</source>
            <translation>搜索号码、名称或消息</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>公司</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>方向</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>From</source>
            <translation>从</translation>
        </message>
        <message>
            <source>To</source>
            <translation>至</translation>
        </message>
        <message>
            <source>All companies</source>
            <translation>所有公司</translation>
        </message>
    </context>
    <context>
        <name>LogModel</name>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>To</source>
            <translation>去向</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>发生了什么</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>公司</translation>
        </message>
    </context>
    <context>
        <name>LogPage</name>
        <message>
            <source>Activity</source>
            <translation>活动</translation>
        </message>
        <message>
            <source>Lines of the log</source>
            <translation>日志的行</translation>
        </message>
        <message>
            <source>Follow live</source>
            <translation>实时跟踪</translation>
        </message>
        <message>
            <source>Show everything</source>
            <translation>全部显示</translation>
        </message>
        <message>
            <source>Show new lines as they come</source>
            <translation>有新的行就显示</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Copy the chosen lines</source>
            <translation>复制所选的行</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>more than {count}</source>
            <translation>超过 {count}</translation>
        </message>
        <message>
            <source>No line is like that</source>
            <translation>没有符合的行</translation>
        </message>
        <message>
            <source>Nothing in the log fits what is chosen above.</source>
            <translation>日志中没有内容符合上面的选择。</translation>
        </message>
        <message>
            <source>Nothing has happened yet</source>
            <translation>尚未发生任何事</translation>
        </message>
        <message>
            <source>As soon as a run writes something, or cannot, it is told here.</source>
            <translation>一旦同步写入内容或无法写入，就会显示在这里。</translation>
        </message>
        <message>
            <source>It is tried again now.</source>
            <translation>正在重试。</translation>
        </message>
        <message>
            <source>the latest {count}</source>
            <translation>最新的 {count}</translation>
        </message>
        <message>
            <source>Choose a company to see its older lines.</source>
            <translation>请选择一家公司以查看更早的记录。</translation>
        </message>
    </context>
    <context>
        <name>LookSection</name>
        <message>
            <source>Language and look</source>
            <translation>语言与外观</translation>
        </message>
        <message>
            <source>As this computer</source>
            <translation>跟随这台电脑</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Icon without colours</source>
            <translation>图标不用颜色</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Icon</source>
            <translation>图标</translation>
        </message>
        <message>
            <source>Each state has a shape of its own as well.</source>
            <translation>每种状态也有各自的形状。</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Pages</source>
            <translation>页面</translation>
        </message>
    </context>
    <context>
        <name>MappingModel</name>
        <message>
            <source>In the books</source>
            <translation>账簿</translation>
        </message>
        <message>
            <source>Example</source>
            <translation>例子</translation>
        </message>
        <message>
            <source>On the platform</source>
            <translation>平台</translation>
        </message>
        <message>
            <source>Becomes</source>
            <translation>变为</translation>
        </message>
        <message>
            <source>{field}, changed by you</source>
            <translation>{field}，由您更改</translation>
        </message>
        <message>
            <source>nothing reads it</source>
            <translation>没有字段读取</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>已更改</translation>
        </message>
    </context>
    <context>
        <name>MappingsFrame</name>
        <message>
            <source>Reset all…</source>
            <translation>全部重置…</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>公司</translation>
        </message>
        <message>
            <source>Kind of record</source>
            <translation>记录类型</translation>
        </message>
        <message>
            <source>Table of the books</source>
            <translation>账簿的表</translation>
        </message>
        <message>
            <source>Which rows are shown</source>
            <translation>显示哪些行</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Search fields and columns</source>
            <translation>搜索字段和列</translation>
        </message>
        <message>
            <source>Fields and what fills them</source>
            <translation>字段及其来源</translation>
        </message>
    </context>
    <context>
        <name>MappingsPage</name>
        <message>
            <source>Mappings</source>
            <translation>字段映射</translation>
        </message>
        <message>
            <source>Synchronise now</source>
            <translation>立即同步</translation>
        </message>
        <message>
            <source>Everything is read and compared, nothing is written…</source>
            <translation>正在读取和比对全部内容，不会写入…</translation>
        </message>
        <message>
            <source>All rules of {kind} will be as delivered.</source>
            <translation>{kind}的所有规则将恢复为默认。</translation>
        </message>
        <message>
            <source>Reset them</source>
            <translation>重置</translation>
        </message>
        <message>
            <source>They hold for {companies}, too.</source>
            <translation>这些规则也适用于 {companies}。</translation>
        </message>
        <message>
            <source>{records} would change.</source>
            <translation>将更改 {records}。</translation>
        </message>
        <message>
            <source>{records} would be set aside.</source>
            <translation>将搁置 {records}。</translation>
        </message>
        <message>
            <source>All fields</source>
            <translation>所有字段</translation>
        </message>
        <message>
            <source>Changed by you</source>
            <translation>由您更改</translation>
        </message>
        <message>
            <source>Nothing fills them</source>
            <translation>没有来源</translation>
        </message>
        <message>
            <source>Columns that nothing reads</source>
            <translation>没有被读取的列</translation>
        </message>
        <message numerus="yes">
            <source>%n rule(s) of your own.</source>
            <translation>
                <numerusform>%n 条您自己的规则。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MappingsShown</name>
        <message>
            <source>No company is connected yet.</source>
            <translation>尚未连接任何公司。</translation>
        </message>
        <message>
            <source>Looking into the books for samples…</source>
            <translation>正在账簿中查找例子…</translation>
        </message>
        <message>
            <source>Put my rules aside</source>
            <translation>搁置我的规则</translation>
        </message>
    </context>
    <context>
        <name>MatterPanel</name>
        <message>
            <source>Decide…</source>
            <translation>决定…</translation>
        </message>
        <message>
            <source>Look at them…</source>
            <translation>查看这些…</translation>
        </message>
        <message>
            <source>Look at it…</source>
            <translation>查看…</translation>
        </message>
        <message>
            <source>Change the connection…</source>
            <translation>更改连接…</translation>
        </message>
        <message>
            <source>Try again now</source>
            <translation>立即重试</translation>
        </message>
        <message>
            <source>I have seen it</source>
            <translation>我已看过</translation>
        </message>
        <message>
            <source>Ask now</source>
            <translation>立即询问</translation>
        </message>
        <message>
            <source>Try all of these again now: {kind}</source>
            <translation>立即全部重试：{kind}</translation>
        </message>
        <message>
            <source>It is being tried now.</source>
            <translation>正在重试。</translation>
        </message>
        <message>
            <source>Sent {when}</source>
            <translation>发送于 {when}</translation>
        </message>
        <message>
            <source>Since {when}</source>
            <translation>自 {when} 起</translation>
        </message>
        <message numerus="yes">
            <source>tried %n time(s)</source>
            <translation>
                <numerusform>已尝试 %n 次</numerusform>
            </translation>
        </message>
        <message>
            <source>tried again {when} by itself</source>
            <translation>将自动重试：{when}</translation>
        </message>
    </context>
    <context>
        <name>MattersModel</name>
        <message>
            <source>Record</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>出了什么问题</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>公司</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>开始时间</translation>
        </message>
    </context>
    <context>
        <name>MattersTable</name>
        <message>
            <source>What needs you</source>
            <translation>需要您处理的事项</translation>
        </message>
    </context>
    <context>
        <name>NetworkSection</name>
        <message>
            <source>Some offices reach the internet by a proxy. In most cases the computer's own settings are right.</source>
            <translation>有些办公室通过代理服务器上网。多数情况下，电脑本身的设置就是对的。</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>As this computer is set up</source>
            <translation>按这台电脑的设置</translation>
        </message>
        <message>
            <source>No proxy</source>
            <translation>不用代理</translation>
        </message>
        <message>
            <source>This proxy:</source>
            <translation>此代理：</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>代理</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>用户名</translation>
        </message>
        <message>
            <source>Only if the proxy asks for one.</source>
            <translation>仅在代理要求时填写。</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>密码</translation>
        </message>
        <message>
            <source>Kept encrypted, and never shown.</source>
            <translation>加密保存，从不显示。</translation>
        </message>
        <message>
            <source>A password is kept</source>
            <translation>已保存密码</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message numerus="yes">
            <source>%n thing(s) need(s) you</source>
            <translation>
                <numerusform>%n 项需要您处理</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NoticesSection</name>
        <message>
            <source>Only when something needs you. News that can wait is never shown outside this window.</source>
            <translation>只在有事需要您处理时通知。可以等的消息不会显示在此窗口之外。</translation>
        </message>
        <message>
            <source>Notices</source>
            <translation>通知</translation>
        </message>
        <message>
            <source>Tell me when something needs me</source>
            <translation>有事需要我处理时通知我</translation>
        </message>
        <message>
            <source>Silent for an hour</source>
            <translation>静音一小时</translation>
        </message>
        <message>
            <source>Silent until tomorrow</source>
            <translation>静音到明天</translation>
        </message>
        <message>
            <source>Speak again</source>
            <translation>恢复通知</translation>
        </message>
        <message>
            <source>Silent until {when}.</source>
            <translation>静音至 {when}。</translation>
        </message>
    </context>
    <context>
        <name>OverviewPage</name>
        <message>
            <source>Overview</source>
            <translation>概览</translation>
        </message>
        <message>
            <source>Add a company</source>
            <translation>添加公司</translation>
        </message>
        <message>
            <source>No company is connected yet</source>
            <translation>尚未连接任何公司</translation>
        </message>
        <message>
            <source>Connect the books of a company, and its records are kept equal with the platform.</source>
            <translation>连接一家公司的账簿，其记录就会与平台保持一致。</translation>
        </message>
        <message>
            <source>Connect a company</source>
            <translation>连接公司</translation>
        </message>
        <message>
            <source>Waiting for BukuBridge's agent…</source>
            <translation>正在等待 BukuBridge 后台服务…</translation>
        </message>
        <message>
            <source>Start it again</source>
            <translation>重新启动</translation>
        </message>
        <message>
            <source>BukuBridge's agent is being started…</source>
            <translation>正在启动 BukuBridge 后台服务…</translation>
        </message>
        <message>
            <source>BukuBridge's agent cannot be started on this computer.</source>
            <translation>无法在这台电脑上启动 BukuBridge 后台服务。</translation>
        </message>
    </context>
    <context>
        <name>PairingStep</name>
        <message>
            <source>Another organization, by its code</source>
            <translation>用配对码连接其他机构</translation>
        </message>
        <message>
            <source>Pair with the platform</source>
            <translation>与平台配对</translation>
        </message>
        <message>
            <source>Looking for your organization…</source>
            <translation>正在查找您的机构…</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>请稍候…</translation>
        </message>
        <message>
            <source>Pair</source>
            <translation>配对</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>下一步</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>配对码</translation>
        </message>
        <message>
            <source>Address of the platform</source>
            <translation>平台地址</translation>
        </message>
        <message>
            <source>The platform shows the code when you add a computer there. It works once, for ten minutes.</source>
            <translation>在平台上添加电脑时会显示配对码。配对码只能使用一次，十分钟内有效。</translation>
        </message>
        <message>
            <source>To which organization do the books of {company} belong?</source>
            <translation>{company} 的账簿属于哪个机构？</translation>
        </message>
        <message>
            <source>Enter the code that the platform shows for the organization of {company}.</source>
            <translation>请输入平台为 {company} 所属机构显示的配对码。</translation>
        </message>
        <message>
            <source>this company</source>
            <translation>此公司</translation>
        </message>
    </context>
    <context>
        <name>PairsTable</name>
        <message>
            <source>Table of values</source>
            <translation>对照表</translation>
        </message>
        <message>
            <source>In the books</source>
            <translation>账簿</translation>
        </message>
        <message>
            <source>Becomes</source>
            <translation>变为</translation>
        </message>
    </context>
    <context>
        <name>PartViewer</name>
        <message>
            <source>Show more</source>
            <translation>显示更多</translation>
        </message>
        <message>
            <source>Parts of the file</source>
            <translation>文件的各部分</translation>
        </message>
        <message>
            <source>Text of the chosen part</source>
            <translation>所选部分的内容</translation>
        </message>
        <message>
            <source>{count} characters</source>
            <translation>{count} 个字符</translation>
        </message>
    </context>
    <context>
        <name>PlacesSection</name>
        <message>
            <source>Everything stays on this computer, but for what is synchronised with the platform.</source>
            <translation>除了与平台同步的内容，一切都留在这台电脑上。</translation>
        </message>
        <message>
            <source>Where things are stored</source>
            <translation>存放位置</translation>
        </message>
        <message>
            <source>The key to the stored passwords is in {place}.</source>
            <translation>已存密码的密钥在 {place}。</translation>
        </message>
        <message>
            <source>Show {what} in its folder</source>
            <translation>在文件夹中显示{what}</translation>
        </message>
        <message>
            <source>Everything together</source>
            <translation>全部内容</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Mappings of your own</source>
            <translation>您自己的字段映射</translation>
        </message>
        <message>
            <source>What was synchronised, and the activity</source>
            <translation>同步内容和活动</translation>
        </message>
        <message>
            <source>Passwords, encrypted</source>
            <translation>密码（已加密）</translation>
        </message>
        <message>
            <source>Technical log</source>
            <translation>技术日志</translation>
        </message>
    </context>
    <context>
        <name>PreviewDialog</name>
        <message>
            <source>What the next sync would do</source>
            <translation>下次同步会做什么</translation>
        </message>
        <message>
            <source>Which records to show</source>
            <translation>显示哪些记录</translation>
        </message>
        <message>
            <source>All records</source>
            <translation>所有记录</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>What</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>What would be written</source>
            <translation>将写入的内容</translation>
        </message>
        <message>
            <source>What else is to be said</source>
            <translation>其他说明</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Reading both sides. Nothing is written.</source>
            <translation>正在读取两边，不会写入。</translation>
        </message>
        <message>
            <source>There is nothing to look at.</source>
            <translation>没有可查看的内容。</translation>
        </message>
        <message>
            <source>{kind}: {count} compared. Nothing is written.</source>
            <translation>{kind}：已比对 {count} 条，不会写入。</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) more are counted and not listed.</source>
            <translation>
                <numerusform>另有 %n 条记录已计入，但未列出。</numerusform>
            </translation>
        </message>
        <message>
            <source>This is not all: the look ended early. Nothing was written.</source>
            <translation>这不是全部：查看提前结束。没有写入任何内容。</translation>
        </message>
        <message>
            <source>This is what the next sync would write. Nothing was written now.</source>
            <translation>下次同步会写入这些内容。现在没有写入任何内容。</translation>
        </message>
        <message>
            <source>The next sync would write nothing: both sides are as they should be.</source>
            <translation>下次同步不会写入任何内容：两边已经一致。</translation>
        </message>
    </context>
    <context>
        <name>PreviewStep</name>
        <message>
            <source>Preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>Stop the preview</source>
            <translation>停止预览</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>重新查看</translation>
        </message>
        <message>
            <source>Records</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>What the first sync would do</source>
            <translation>首次同步会做什么</translation>
        </message>
        <message>
            <source>What the first sync will do</source>
            <translation>首次同步将做什么</translation>
        </message>
        <message>
            <source>Start without the rest</source>
            <translation>不等其余，直接开始</translation>
        </message>
        <message>
            <source>Start syncing</source>
            <translation>开始同步</translation>
        </message>
        <message>
            <source>This only looks. Nothing is sent to the platform or written into the books yet.</source>
            <translation>这里只是查看。尚未向平台发送或向账簿写入任何内容。</translation>
        </message>
        <message>
            <source>The preview was stopped: below is what it had found by then.</source>
            <translation>预览已停止：下面是到那时为止找到的内容。</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) cannot be synchronised as they are. They are listed under Problems.</source>
            <translation>
                <numerusform>%n 条记录目前无法同步，已列在“问题”中。</numerusform>
            </translation>
        </message>
        <message>
            <source>{read} records compared; {count} would be sent.</source>
            <translation>已比对 {read} 条记录；将发送 {count} 条。</translation>
        </message>
        <message>
            <source>Both sides are equal already: nothing would be sent.</source>
            <translation>两边已经一致：无需发送。</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>另外 %n 条</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ProblemsPage</name>
        <message>
            <source>Problems</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>Nothing needs you</source>
            <translation>没有需要您处理的事项</translation>
        </message>
        <message>
            <source>Whatever needs a decision or a look is listed here.</source>
            <translation>需要决定或查看的事项都列在这里。</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>公司</translation>
        </message>
        <message>
            <source>All companies</source>
            <translation>所有公司</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>处理方法</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>What the next sync would do…</source>
            <translation>下次同步会做什么…</translation>
        </message>
        <message>
            <source>What was written into the books…</source>
            <translation>写入账簿的内容…</translation>
        </message>
        <message>
            <source>Choose a company above first.</source>
            <translation>请先在上面选择公司。</translation>
        </message>
        <message>
            <source>Nothing like this</source>
            <translation>没有符合的内容</translation>
        </message>
        <message>
            <source>Nothing fits what was chosen above.</source>
            <translation>没有内容符合上面的选择。</translation>
        </message>
    </context>
    <context>
        <name>ReadinessBox</name>
        <message>
            <source>Rehearsing</source>
            <translation>正在演练</translation>
        </message>
        <message>
            <source>Rehearse</source>
            <translation>演练</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>This kind is only read: it cannot be written into these books.</source>
            <translation>此类型只能读取，无法写入这套账簿。</translation>
        </message>
        <message>
            <source>How they are posted:
{rules}</source>
            <translation>过账方式：
{rules}</translation>
        </message>
        <message>
            <source>Rehearse again</source>
            <translation>重新演练</translation>
        </message>
        <message>
            <source>Learning from the company's own documents how they are posted, and checking it on others. Nothing is written. {minutes}:{seconds} so far.</source>
            <translation>正从公司自己的单据学习如何过账，并用其他单据核对。不会写入任何内容。已用 {minutes}:{seconds}。</translation>
        </message>
        <message>
            <source>Cannot be written into the books yet.</source>
            <translation>尚不能写入账簿。</translation>
        </message>
        <message>
            <source>Can be written into the books.</source>
            <translation>可以写入账簿。</translation>
        </message>
        <message>
            <source>Can be written into the books; rehearsed {when}.</source>
            <translation>可以写入账簿；演练于 {when}。</translation>
        </message>
    </context>
    <context>
        <name>RebaseDialog</name>
        <message>
            <source>Other books than before</source>
            <translation>账簿与之前不同</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>What was done</source>
            <translation>已做的操作</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>What is no longer in the books</source>
            <translation>账簿中已没有的内容</translation>
        </message>
        <message>
            <source>I know how this came about, and these are the right books</source>
            <translation>我知道原因，这就是正确的账簿</translation>
        </message>
        <message>
            <source>Leave everything stopped</source>
            <translation>保持停止</translation>
        </message>
        <message>
            <source>Accept them as they are</source>
            <translation>按现状接受</translation>
        </message>
        <message>
            <source>Looking at both sides…</source>
            <translation>正在查看两边…</translation>
        </message>
        <message>
            <source>This cannot be accepted. Connect these books as a company of their own.</source>
            <translation>不能接受。请把这套账簿作为另一家公司连接。</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) written by BukuBridge are no longer in the books:</source>
            <translation>
                <numerusform>BukuBridge 写入的 %n 条记录已不在账簿中：</numerusform>
            </translation>
        </message>
        <message>
            <source>Everything is read again and compared, and both sides are made equal.</source>
            <translation>会重新读取并比对全部内容，使两边一致。</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) that waited are dropped and planned anew.</source>
            <translation>
                <numerusform>放弃等待中的 %n 项更改，并重新计划。</numerusform>
            </translation>
        </message>
        <message>
            <source>What is no longer in the books is put before you, one by one: nothing is written anew by itself.</source>
            <translation>账簿中已没有的内容会逐一请您决定：不会自动重新写入。</translation>
        </message>
        <message>
            <source>Unusually many changes or deletions are held back for you, as always.</source>
            <translation>与往常一样，异常多的更改或删除会先拦下，等您确认。</translation>
        </message>
    </context>
    <context>
        <name>RuleEditor</name>
        <message>
            <source>Values that the column has</source>
            <translation>该列的值</translation>
        </message>
        <message>
            <source>Then</source>
            <translation>则</translation>
        </message>
        <message>
            <source>Otherwise</source>
            <translation>否则</translation>
        </message>
        <message>
            <source>is one of</source>
            <translation>是其中之一</translation>
        </message>
        <message>
            <source>is empty</source>
            <translation>为空</translation>
        </message>
        <message>
            <source>1 is the first part, -1 the last one</source>
            <translation>1 是第一段，-1 是最后一段</translation>
        </message>
        <message>
            <source>&amp;Rule</source>
            <translation>规则(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Columns</source>
            <translation>列(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Value</source>
            <translation>值(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Table</source>
            <translation>对照表(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Separator</source>
            <translation>分隔符(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Part</source>
            <translation>第几段(&amp;P)</translation>
        </message>
        <message>
            <source>The column</source>
            <translation>该列</translation>
        </message>
        <message>
            <source>Values, divided by ;</source>
            <translation>值，用 ; 分隔</translation>
        </message>
        <message>
            <source>When &amp;empty</source>
            <translation>为空时(&amp;E)</translation>
        </message>
    </context>
    <context>
        <name>RulePanel</name>
        <message>
            <source>&amp;Keep this rule</source>
            <translation>保留此规则(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;What would change?</source>
            <translation>会改变什么？(&amp;W)</translation>
        </message>
        <message>
            <source>As &amp;delivered</source>
            <translation>恢复默认(&amp;D)</translation>
        </message>
        <message>
            <source>Use it for this field</source>
            <translation>用于此字段</translation>
        </message>
        <message>
            <source>Field that shall read this column</source>
            <translation>要读取此列的字段</translation>
        </message>
        <message>
            <source>Choose a field</source>
            <translation>选择字段</translation>
        </message>
        <message>
            <source>Its rule is shown here, with what it makes of records of this company.</source>
            <translation>这里显示它的规则，以及对此公司记录的结果。</translation>
        </message>
        <message>
            <source>A record cannot be without it.</source>
            <translation>记录必须有此字段。</translation>
        </message>
        <message>
            <source>As delivered: {rule}</source>
            <translation>默认：{rule}</translation>
        </message>
        <message>
            <source>Example: {value}</source>
            <translation>例子：{value}</translation>
        </message>
        <message>
            <source>This field {takes}.</source>
            <translation>此字段{takes}。</translation>
        </message>
        <message>
            <source>No rule reads this column of the books.</source>
            <translation>没有规则读取账簿的此列。</translation>
        </message>
    </context>
    <context>
        <name>RunListView</name>
        <message>
            <source>Runs</source>
            <translation>同步记录</translation>
        </message>
        <message>
            <source>All runs</source>
            <translation>所有同步</translation>
        </message>
        <message>
            <source>Earlier runs…</source>
            <translation>更早的同步…</translation>
        </message>
        <message numerus="yes">
            <source>%n written</source>
            <translation>
                <numerusform>写入 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>失败 %n</numerusform>
            </translation>
        </message>
        <message>
            <source>{count} read</source>
            <translation>读取 {count}</translation>
        </message>
        <message numerus="yes">
            <source>%n refused</source>
            <translation>
                <numerusform>被拒 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n held</source>
            <translation>
                <numerusform>拦下 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>等待 %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SafeguardDialog</name>
        <message>
            <source>Held back</source>
            <translation>已拦下</translation>
        </message>
        <message>
            <source>What is held</source>
            <translation>被拦下的内容</translation>
        </message>
        <message>
            <source>Leave them held</source>
            <translation>继续拦下</translation>
        </message>
        <message>
            <source>Let them go</source>
            <translation>放行</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>What changes</source>
            <translation>更改内容</translation>
        </message>
        <message>
            <source>That is more than usual for one sync, so nothing of it was done. There are {live} of them in all. If nobody meant to do this, leave them held and look into the books first.</source>
            <translation>这比一次同步的正常数量多，所以一项也没有执行。此类记录总共 {live} 条。如果没有人打算这样做，请继续拦下，先查看账簿。</translation>
        </message>
        <message numerus="yes">
            <source>I have looked at them: they shall be deleted (%n record(s))</source>
            <translation>
                <numerusform>我已看过：确定要删除（%n 条记录）</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Let %n record(s) go</source>
            <translation>
                <numerusform>放行 %n 条记录</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing of this is held any more</source>
            <translation>已没有被拦下的内容</translation>
        </message>
    </context>
    <context>
        <name>SamplesTable</name>
        <message>
            <source>What the rule makes of some records</source>
            <translation>规则对一些记录的结果</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>In the books</source>
            <translation>账簿</translation>
        </message>
        <message>
            <source>Becomes</source>
            <translation>变为</translation>
        </message>
    </context>
    <context>
        <name>ScheduleSection</name>
        <message>
            <source>When companies are synchronised by themselves. You can sync at any other time, too.</source>
            <translation>公司自动同步的时间。其他时间您也可以随时同步。</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>同步时间</translation>
        </message>
    </context>
    <context>
        <name>SettingsForm</name>
        <message>
            <source>Advanced</source>
            <translation>高级</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
    </context>
    <context>
        <name>SideChoices</name>
        <message>
            <source>On the platform: {platform}
In the books: {books}</source>
            <translation>平台上：{platform}
账簿中：{books}</translation>
        </message>
        <message>
            <source>{field}: {books} in the books, {platform} on the platform</source>
            <translation>{field}：账簿中为 {books}，平台上为 {platform}</translation>
        </message>
        <message>
            <source>Code of another record in the books, if it is not the one above</source>
            <translation>如果不是上面那条，请填账簿中另一条记录的编号</translation>
        </message>
        <message>
            <source>The edit on the platform is not taken over; the platform is told so.</source>
            <translation>不采用平台上的修改，并会通知平台。</translation>
        </message>
        <message>
            <source>It stays deleted</source>
            <translation>保持删除</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>It is created in the books again.</source>
            <translation>会在账簿中重新新增。</translation>
        </message>
        <message>
            <source>As was chosen for deletions: deleted, made inactive, or cancelled.</source>
            <translation>按删除时的设置：删除、停用或作废。</translation>
        </message>
        <message>
            <source>It stays in the books as it is, and stays on the platform.</source>
            <translation>在账簿中保持不变，在平台上也保留。</translation>
        </message>
        <message>
            <source>Delete it in the books too</source>
            <translation>账簿中也删除</translation>
        </message>
        <message>
            <source>What the platform wished is not written again; the platform is told so.</source>
            <translation>不再写入平台要求的内容，并会通知平台。</translation>
        </message>
        <message>
            <source>As it was before the backup was restored.</source>
            <translation>恢复到还原备份之前的样子。</translation>
        </message>
        <message>
            <source>Leave the books as they are</source>
            <translation>账簿保持不变</translation>
        </message>
        <message>
            <source>Write it into the books again</source>
            <translation>重新写入账簿</translation>
        </message>
        <message>
            <source>Both are linked. The books keep what they have and get what they lack.</source>
            <translation>两者会关联。账簿保留已有的内容，并补上缺少的内容。</translation>
        </message>
        <message>
            <source>Nothing is written into the books; the platform is told so.</source>
            <translation>不写入账簿，并会通知平台。</translation>
        </message>
        <message>
            <source>It is the same record</source>
            <translation>是同一条记录</translation>
        </message>
        <message>
            <source>It is another record</source>
            <translation>是另一条记录</translation>
        </message>
        <message>
            <source>It is created in the books.</source>
            <translation>会在账簿中新增。</translation>
        </message>
        <message>
            <source>Do not take it over</source>
            <translation>不采用</translation>
        </message>
    </context>
    <context>
        <name>SignInStep</name>
        <message>
            <source>Sign in to {company}</source>
            <translation>登录 {company}</translation>
        </message>
        <message>
            <source>Sign in to the books</source>
            <translation>登录账簿</translation>
        </message>
        <message>
            <source>The database user's password, which whoever installed SQL Accounting's database has chosen.</source>
            <translation>数据库用户的密码，由安装 SQL Accounting 数据库的人设定。</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>正在测试…</translation>
        </message>
        <message>
            <source>Test and continue</source>
            <translation>测试并继续</translation>
        </message>
        <message>
            <source>This company is connected already as {title}. Choose another one.</source>
            <translation>此公司已连接为 {title}。请选择另一家。</translation>
        </message>
        <message>
            <source>Check this, and type it again.</source>
            <translation>请检查并重新输入。</translation>
        </message>
        <message>
            <source>Check this. Nobody answered there.</source>
            <translation>请检查。那里没有回应。</translation>
        </message>
        <message>
            <source>Check this.</source>
            <translation>请检查。</translation>
        </message>
        <message>
            <source>The password is kept already: leave it empty unless it changed.</source>
            <translation>密码已保存：除非有更改，请留空。</translation>
        </message>
        <message>
            <source>A login that may read the company's database, made by whoever looks after SQL Server.</source>
            <translation>可以读取公司数据库的登录名，由管理 SQL Server 的人建立。</translation>
        </message>
    </context>
    <context>
        <name>SmallWindow</name>
        <message>
            <source>Sync now</source>
            <translation>立即同步</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) need(s) you</source>
            <translation>
                <numerusform>%n 项需要您处理</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StartSection</name>
        <message>
            <source>Starting</source>
            <translation>启动</translation>
        </message>
        <message>
            <source>Start BukuBridge when I sign in to this computer</source>
            <translation>登录这台电脑时启动 BukuBridge</translation>
        </message>
    </context>
    <context>
        <name>Step</name>
        <message>
            <source>Next</source>
            <translation>下一步</translation>
        </message>
    </context>
    <context>
        <name>TimesEditor</name>
        <message>
            <source>How often</source>
            <translation>频率</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>seconds</source>
            <translation>秒</translation>
        </message>
        <message>
            <source>minutes</source>
            <translation>分钟</translation>
        </message>
        <message>
            <source>hours</source>
            <translation>小时</translation>
        </message>
        <message>
            <source>Only at office hours</source>
            <translation>仅在办公时间</translation>
        </message>
        <message>
            <source>From</source>
            <translation>从</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>至</translation>
        </message>
        <message>
            <source>Times in the manner of cron</source>
            <translation>cron 格式的时间</translation>
        </message>
        <message>
            <source>These times were written in the manner of cron. Empty the line to choose here.</source>
            <translation>这些时间以 cron 格式写成。清空此行即可在这里选择。</translation>
        </message>
        <message>
            <source>Every</source>
            <translation>每</translation>
        </message>
        <message>
            <source>Tick at least one day. To have nothing done by itself, pause the company.</source>
            <translation>请至少勾选一天。如不要自动执行任何操作，请暂停该公司。</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message>
            <source>BukuBridge's agent does not answer.</source>
            <translation>BukuBridge 后台服务没有回应。</translation>
        </message>
        <message>
            <source>No company is connected yet.</source>
            <translation>尚未连接任何公司。</translation>
        </message>
        <message>
            <source>compared {age}</source>
            <translation>{age}比对</translation>
        </message>
        <message>
            <source>not compared yet</source>
            <translation>尚未比对</translation>
        </message>
        <message>
            <source>Next sync {when}</source>
            <translation>下次同步：{when}</translation>
        </message>
        <message>
            <source>Problems ({count})</source>
            <translation>问题 ({count})</translation>
        </message>
        <message>
            <source>Activity</source>
            <translation>活动</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Open BukuBridge</source>
            <translation>打开 BukuBridge</translation>
        </message>
        <message>
            <source>Quit…</source>
            <translation>退出…</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>立即同步</translation>
        </message>
        <message>
            <source>All companies</source>
            <translation>所有公司</translation>
        </message>
        <message>
            <source>Stop {company}</source>
            <translation>停止 {company}</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>No notices until tomorrow</source>
            <translation>明天之前不通知</translation>
        </message>
        <message>
            <source>30 minutes</source>
            <translation>30 分钟</translation>
        </message>
        <message>
            <source>2 hours</source>
            <translation>2 小时</translation>
        </message>
        <message>
            <source>Until tomorrow morning</source>
            <translation>到明天早上</translation>
        </message>
        <message>
            <source>Until I resume</source>
            <translation>直到我恢复</translation>
        </message>
    </context>
    <context>
        <name>UndoDialog</name>
        <message>
            <source>What was written into the books</source>
            <translation>写入账簿的内容</translation>
        </message>
        <message>
            <source>&amp;Sync:</source>
            <translation>同步(&amp;S)：</translation>
        </message>
        <message>
            <source>What was written</source>
            <translation>写入的内容</translation>
        </message>
        <message>
            <source>Tick all that can be taken back</source>
            <translation>勾选所有可撤回的</translation>
        </message>
        <message numerus="yes">
            <source>Take back %n record(s)</source>
            <translation>
                <numerusform>撤回 %n 条记录</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing was written into these books yet.</source>
            <translation>尚未向这套账簿写入任何内容。</translation>
        </message>
        <message>
            <source>{when}: {count} ({kinds})</source>
            <translation>{when}：{count}（{kinds}）</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s)</source>
            <translation>
                <numerusform>%n 条记录</numerusform>
            </translation>
        </message>
        <message>
            <source>{run}, {count} taken back</source>
            <translation>{run}，已撤回 {count} 条</translation>
        </message>
        <message>
            <source>Looking into the books…</source>
            <translation>正在查看账簿…</translation>
        </message>
        <message>
            <source>What nobody touched since can be taken back, with everything that was posted for it. The platform follows by itself.</source>
            <translation>之后没人动过的内容可以撤回，连同为它所作的过账。平台会自动跟着更新。</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) taken back.</source>
            <translation>
                <numerusform>已撤回 %n 条记录。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n could not be taken back; the list says why.</source>
            <translation>
                <numerusform>%n 条无法撤回；原因见列表。</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose the sync again, or open this anew, to see what was taken back.</source>
            <translation>请重新选择该次同步，或重新打开此窗口，查看已撤回的内容。</translation>
        </message>
    </context>
    <context>
        <name>ValueChoice</name>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>texts, divided by ;</source>
            <translation>文字，用 ; 分隔</translation>
        </message>
    </context>
    <context>
        <name>WelcomeStep</name>
        <message>
            <source>BukuBridge keeps the books of your company and your business platform equal, in the background. Setting it up takes a few minutes.</source>
            <translation>BukuBridge 在后台让公司账簿与业务平台保持一致。设置只需几分钟。</translation>
        </message>
        <message>
            <source>Your books are only read. Nothing is written into them until you choose it, by kind.</source>
            <translation>账簿只会读取。在您按类型选择之前，不会写入任何内容。</translation>
        </message>
        <message>
            <source>The password of your books stays on this computer, encrypted.</source>
            <translation>账簿密码加密保存在这台电脑上。</translation>
        </message>
        <message>
            <source>Before the first sync you see what it would do, with names and numbers.</source>
            <translation>首次同步之前，您会看到它将做什么，包括名称和数字。</translation>
        </message>
        <message>
            <source>Welcome to BukuBridge</source>
            <translation>欢迎使用 BukuBridge</translation>
        </message>
        <message>
            <source>Get started</source>
            <translation>开始</translation>
        </message>
    </context>
    <context>
        <name>WritingRow</name>
        <message>
            <source>Rehearse</source>
            <translation>演练</translation>
        </message>
        <message>
            <source>Rehearsing…</source>
            <translation>正在演练…</translation>
        </message>
    </context>
    <context>
        <name>autostart</name>
        <message>
            <source>This computer has no registry.</source>
            <translation>这台电脑没有注册表。</translation>
        </message>
        <message>
            <source>This computer does not allow it: {why}.</source>
            <translation>这台电脑不允许：{why}。</translation>
        </message>
    </context>
    <context>
        <name>break</name>
        <message>
            <source>It looks as if a backup was restored: the books are older than when they were last read. Everything that was entered since that backup is missing from them.</source>
            <translation>看来还原过备份：账簿比上次读取时旧。那次备份之后输入的内容都不在其中。</translation>
        </message>
        <message>
            <source>The books are at another place than before. Either they were moved, or this is a copy and the original is still in use. Only one of the two may be kept equal with the platform.</source>
            <translation>账簿的位置与之前不同。可能是移动过，也可能这是副本而原件仍在使用。两者只能有一份与平台保持一致。</translation>
        </message>
        <message>
            <source>The company has another name than before.</source>
            <translation>公司名称与之前不同。</translation>
        </message>
        <message>
            <source>It looks like a new file of the same company, such as after a year end.</source>
            <translation>看来是同一家公司的新文件，例如年结之后。</translation>
        </message>
        <message>
            <source>These are another company's books. Their records must not mix with the first one's.</source>
            <translation>这是另一家公司的账簿。它的记录不能与第一家公司混在一起。</translation>
        </message>
    </context>
    <context>
        <name>conflict</name>
        <message>
            <source>Both sides changed it: {fields}.</source>
            <translation>两边都作了更改：{fields}。</translation>
        </message>
        <message>
            <source>Edited on the platform, and gone from the books.</source>
            <translation>平台上作了修改，账簿中已不存在。</translation>
        </message>
        <message>
            <source>Deleted on the platform, and edited in the books.</source>
            <translation>平台上已删除，账簿中作了修改。</translation>
        </message>
        <message>
            <source>New on the platform, and the books have one that looks the same.</source>
            <translation>平台上新增，而账簿中有一条看来相同的记录。</translation>
        </message>
        <message>
            <source>It was written into the books, which were then restored from an older backup.</source>
            <translation>曾写入账簿，之后账簿还原成较旧的备份。</translation>
        </message>
    </context>
    <context>
        <name>did</name>
        <message>
            <source>created</source>
            <translation>已新增</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>已更改</translation>
        </message>
        <message>
            <source>deleted</source>
            <translation>已删除</translation>
        </message>
    </context>
    <context>
        <name>export</name>
        <message>
            <source>The file cannot be written: {why}.</source>
            <translation>无法写入文件：{why}。</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>字段</translation>
        </message>
    </context>
    <context>
        <name>face</name>
        <message>
            <source>Up to date</source>
            <translation>已是最新</translation>
        </message>
        <message>
            <source>Syncing</source>
            <translation>正在同步</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>Needs a look</source>
            <translation>需要查看</translation>
        </message>
        <message>
            <source>Not working</source>
            <translation>无法运行</translation>
        </message>
    </context>
    <context>
        <name>field</name>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>号码</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Due date</source>
            <translation>到期日</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Customer's name</source>
            <translation>客户名称</translation>
        </message>
        <message>
            <source>Supplier</source>
            <translation>供应商</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>Mobile</source>
            <translation>手机</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>电邮</translation>
        </message>
        <message>
            <source>Tax number (TIN)</source>
            <translation>税号 (TIN)</translation>
        </message>
        <message>
            <source>Registration number</source>
            <translation>注册号</translation>
        </message>
        <message>
            <source>New registration number</source>
            <translation>新注册号</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>货币</translation>
        </message>
        <message>
            <source>Credit limit</source>
            <translation>信用额度</translation>
        </message>
        <message>
            <source>Credit term</source>
            <translation>付款期限</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>启用</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>总额</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>明细</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>组别</translation>
        </message>
        <message>
            <source>Addresses</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Payment method</source>
            <translation>付款方式</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>参考号</translation>
        </message>
        <message>
            <source>Sales agent</source>
            <translation>销售员</translation>
        </message>
        <message>
            <source>Outstanding</source>
            <translation>未付余额</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>已作废</translation>
        </message>
        <message>
            <source>State</source>
            <comment>of an address</comment>
            <translation>州属</translation>
        </message>
        <message>
            <source>Lines</source>
            <comment>of an address</comment>
            <translation>地址行</translation>
        </message>
        <message>
            <source>Second name</source>
            <translation>第二名称</translation>
        </message>
        <message>
            <source>Kind of identity document</source>
            <translation>身份证件类型</translation>
        </message>
        <message>
            <source>Number of identity document</source>
            <translation>身份证件号码</translation>
        </message>
        <message>
            <source>GST number</source>
            <translation>消费税 (GST) 号</translation>
        </message>
        <message>
            <source>SST number</source>
            <translation>销售与服务税 (SST) 号</translation>
        </message>
        <message>
            <source>Service tax number</source>
            <translation>服务税号</translation>
        </message>
        <message>
            <source>Tourism tax number</source>
            <translation>旅游税号</translation>
        </message>
        <message>
            <source>Tax exemption number</source>
            <translation>免税号</translation>
        </message>
        <message>
            <source>MSIC code</source>
            <translation>MSIC 代码</translation>
        </message>
        <message>
            <source>Nature of business</source>
            <translation>业务性质</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Second phone</source>
            <translation>第二电话</translation>
        </message>
        <message>
            <source>Fax</source>
            <translation>传真</translation>
        </message>
        <message>
            <source>Attention</source>
            <translation>收件人</translation>
        </message>
        <message>
            <source>Postcode</source>
            <translation>邮政编码</translation>
        </message>
        <message>
            <source>City</source>
            <translation>城市</translation>
        </message>
        <message>
            <source>Country</source>
            <translation>国家</translation>
        </message>
        <message>
            <source>Price level</source>
            <translation>价格等级</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>Control account</source>
            <translation>控制科目</translation>
        </message>
        <message>
            <source>Created on</source>
            <translation>新增日期</translation>
        </message>
        <message>
            <source>Traffic channel</source>
            <translation>流量渠道</translation>
        </message>
        <message>
            <source>Second number</source>
            <translation>第二号码</translation>
        </message>
        <message>
            <source>Posting date</source>
            <translation>过账日期</translation>
        </message>
        <message>
            <source>Tax date</source>
            <translation>税务日期</translation>
        </message>
        <message>
            <source>Billing address</source>
            <translation>账单地址</translation>
        </message>
        <message>
            <source>Delivery address</source>
            <translation>送货地址</translation>
        </message>
        <message>
            <source>Delivery addresses</source>
            <translation>送货地址</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>项目</translation>
        </message>
        <message>
            <source>References</source>
            <translation>参考号</translation>
        </message>
        <message>
            <source>Local total</source>
            <translation>本位币总额</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>已付</translation>
        </message>
        <message>
            <source>E-invoice</source>
            <translation>电子发票</translation>
        </message>
        <message>
            <source>Kind of submission</source>
            <translation>提交类型</translation>
        </message>
        <message>
            <source>Submitted</source>
            <translation>已提交</translation>
        </message>
        <message>
            <source>Number given by LHDN (UUID)</source>
            <translation>LHDN 编号 (UUID)</translation>
        </message>
        <message>
            <source>Long number given by LHDN</source>
            <translation>LHDN 长编号</translation>
        </message>
        <message>
            <source>Origin</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>User-defined fields</source>
            <translation>自定义字段</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>产品</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Rate of the unit</source>
            <translation>单位换算率</translation>
        </message>
        <message>
            <source>Unit price</source>
            <translation>单价</translation>
        </message>
        <message>
            <source>Discount</source>
            <translation>折扣</translation>
        </message>
        <message>
            <source>Tax rate</source>
            <translation>税率</translation>
        </message>
        <message>
            <source>Price includes tax</source>
            <translation>价格含税</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>税额</translation>
        </message>
        <message>
            <source>Local tax</source>
            <translation>本位币税额</translation>
        </message>
        <message>
            <source>Local amount</source>
            <translation>本位币金额</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>会计科目</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Reason of tax exemption</source>
            <translation>免税原因</translation>
        </message>
        <message>
            <source>Delivery date</source>
            <translation>送货日期</translation>
        </message>
        <message>
            <source>Number in the books</source>
            <translation>账簿中的编号</translation>
        </message>
        <message>
            <source>Payment reference</source>
            <translation>付款参考号</translation>
        </message>
        <message>
            <source>Journal</source>
            <translation>日记账</translation>
        </message>
        <message>
            <source>Not applied</source>
            <translation>未核销</translation>
        </message>
        <message>
            <source>Bank charge</source>
            <translation>银行手续费</translation>
        </message>
        <message>
            <source>Bounced on</source>
            <translation>退票日期</translation>
        </message>
        <message>
            <source>Not refundable</source>
            <translation>不可退还</translation>
        </message>
        <message>
            <source>What it pays</source>
            <translation>核销的单据</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>单据</translation>
        </message>
        <message>
            <source>Kind of document</source>
            <translation>单据类型</translation>
        </message>
        <message>
            <source>Exchange gain or loss</source>
            <translation>汇兑损益</translation>
        </message>
        <message>
            <source>Second description</source>
            <translation>第二说明</translation>
        </message>
        <message>
            <source>Long description</source>
            <translation>详细说明</translation>
        </message>
        <message>
            <source>Base unit</source>
            <translation>基本单位</translation>
        </message>
        <message>
            <source>Sales unit</source>
            <translation>销售单位</translation>
        </message>
        <message>
            <source>Purchase unit</source>
            <translation>采购单位</translation>
        </message>
        <message>
            <source>Barcodes</source>
            <translation>条码</translation>
        </message>
        <message>
            <source>Sales tax code</source>
            <translation>销售税码</translation>
        </message>
        <message>
            <source>Purchase tax code</source>
            <translation>采购税码</translation>
        </message>
        <message>
            <source>Tariff</source>
            <translation>关税编码</translation>
        </message>
        <message>
            <source>Classification</source>
            <translation>分类</translation>
        </message>
        <message>
            <source>Stock control</source>
            <translation>库存管理</translation>
        </message>
        <message>
            <source>Serial numbers</source>
            <translation>序列号</translation>
        </message>
        <message>
            <source>Least quantity</source>
            <translation>最小数量</translation>
        </message>
        <message>
            <source>Greatest quantity</source>
            <translation>最大数量</translation>
        </message>
        <message>
            <source>Reorder level</source>
            <translation>再订购水平</translation>
        </message>
        <message>
            <source>Reorder quantity</source>
            <translation>再订购数量</translation>
        </message>
        <message>
            <source>Shelf</source>
            <translation>货架</translation>
        </message>
        <message>
            <source>Kind of product</source>
            <translation>产品类型</translation>
        </message>
        <message>
            <source>Is the base unit</source>
            <translation>是基本单位</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>成本</translation>
        </message>
        <message>
            <source>Lowest price</source>
            <translation>最低价格</translation>
        </message>
        <message>
            <source>Highest price</source>
            <translation>最高价格</translation>
        </message>
        <message>
            <source>Lowest cost</source>
            <translation>最低成本</translation>
        </message>
        <message>
            <source>Highest cost</source>
            <translation>最高成本</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>附注</translation>
        </message>
        <message>
            <source>Second remark</source>
            <translation>第二附注</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>比率</translation>
        </message>
        <message>
            <source>Tax code</source>
            <translation>税码</translation>
        </message>
        <message>
            <source>Exchange rate</source>
            <translation>汇率</translation>
        </message>
        <message>
            <source>ISO code</source>
            <translation>ISO 代码</translation>
        </message>
        <message>
            <source>Symbol</source>
            <translation>符号</translation>
        </message>
        <message>
            <source>Buying rate</source>
            <translation>买入汇率</translation>
        </message>
        <message>
            <source>Selling rate</source>
            <translation>卖出汇率</translation>
        </message>
        <message>
            <source>Home currency</source>
            <translation>本位币</translation>
        </message>
        <message>
            <source>Parent account</source>
            <translation>上级科目</translation>
        </message>
        <message>
            <source>Kind of account</source>
            <translation>科目类型</translation>
        </message>
        <message>
            <source>Special account</source>
            <translation>特殊科目</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
    </context>
    <context>
        <name>files</name>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Folder:</source>
            <translation>文件夹：</translation>
        </message>
        <message>
            <source>File name:</source>
            <translation>文件名：</translation>
        </message>
        <message>
            <source>Kind of file:</source>
            <translation>文件类型：</translation>
        </message>
    </context>
    <context>
        <name>held</name>
        <message>
            <source>{records} would be deleted in the books.</source>
            <translation>账簿中将删除 {records}。</translation>
        </message>
        <message>
            <source>{records} would be deleted on the platform.</source>
            <translation>平台上将删除 {records}。</translation>
        </message>
        <message>
            <source>{records} would be changed in the books.</source>
            <translation>账簿中将更改 {records}。</translation>
        </message>
        <message>
            <source>{records} would be changed on the platform.</source>
            <translation>平台上将更改 {records}。</translation>
        </message>
    </context>
    <context>
        <name>kind</name>
        <message>
            <source>Accounts</source>
            <translation>会计科目</translation>
        </message>
        <message>
            <source>Currencies</source>
            <translation>货币</translation>
        </message>
        <message>
            <source>Credit terms</source>
            <translation>付款期限</translation>
        </message>
        <message>
            <source>Tax codes</source>
            <translation>税码</translation>
        </message>
        <message>
            <source>Sales agents</source>
            <translation>销售员</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Suppliers</source>
            <translation>供应商</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>产品</translation>
        </message>
        <message>
            <source>Invoices</source>
            <translation>发票</translation>
        </message>
        <message>
            <source>Cash sales</source>
            <translation>现金销售</translation>
        </message>
        <message>
            <source>Credit notes</source>
            <translation>贷项通知单</translation>
        </message>
        <message>
            <source>Payments</source>
            <translation>收款</translation>
        </message>
        <message numerus="yes">
            <source>%n account(s)</source>
            <translation>
                <numerusform>%n 个会计科目</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n currency(ies)</source>
            <translation>
                <numerusform>%n 种货币</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n credit term(s)</source>
            <translation>
                <numerusform>%n 个付款期限</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tax code(s)</source>
            <translation>
                <numerusform>%n 个税码</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sales agent(s)</source>
            <translation>
                <numerusform>%n 位销售员</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s)</source>
            <translation>
                <numerusform>%n 家客户</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n supplier(s)</source>
            <translation>
                <numerusform>%n 家供应商</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n product(s)</source>
            <translation>
                <numerusform>%n 个产品</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n invoice(s)</source>
            <translation>
                <numerusform>%n 张发票</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cash sale(s)</source>
            <translation>
                <numerusform>%n 笔现金销售</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n credit note(s)</source>
            <translation>
                <numerusform>%n 张贷项通知单</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n payment(s)</source>
            <translation>
                <numerusform>%n 笔收款</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>log</name>
        <message>
            <source>Note</source>
            <translation>提示</translation>
        </message>
        <message>
            <source>Run failed</source>
            <translation>同步失败</translation>
        </message>
        <message>
            <source>Synced</source>
            <translation>已同步</translation>
        </message>
        <message>
            <source>Synced with warnings</source>
            <translation>已同步，有警告</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等待中</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>已跳过</translation>
        </message>
        <message>
            <source>Undone</source>
            <translation>已撤回</translation>
        </message>
        <message>
            <source>To the platform</source>
            <translation>发往平台</translation>
        </message>
        <message>
            <source>Into the books</source>
            <translation>写入账簿</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>平台</translation>
        </message>
        <message>
            <source>Books</source>
            <translation>账簿</translation>
        </message>
        <message>
            <source>This goes on by itself.</source>
            <translation>会自动继续。</translation>
        </message>
        <message>
            <source>Whoever keeps the books can put this right.</source>
            <translation>负责账簿的人可以解决。</translation>
        </message>
        <message>
            <source>Whoever set up BukuBridge on this PC can put this right.</source>
            <translation>在这台电脑上设置 BukuBridge 的人可以解决。</translation>
        </message>
        <message>
            <source>This is a fault of BukuBridge; support can help with the diagnostics file.</source>
            <translation>这是 BukuBridge 的故障；请把诊断文件交给技术支持。</translation>
        </message>
        <message>
            <source>Try again now</source>
            <translation>立即重试</translation>
        </message>
        <message>
            <source>Decide…</source>
            <translation>决定…</translation>
        </message>
        <message>
            <source>Link duplicates…</source>
            <translation>关联重复项…</translation>
        </message>
        <message>
            <source>Look at what is held…</source>
            <translation>查看被拦下的…</translation>
        </message>
        <message>
            <source>Reconnect…</source>
            <translation>重新连接…</translation>
        </message>
        <message>
            <source>Open settings</source>
            <translation>打开设置</translation>
        </message>
        <message>
            <source>Open mappings</source>
            <translation>打开字段映射</translation>
        </message>
        <message>
            <source>Open diagnostics</source>
            <translation>打开诊断</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>进行中</translation>
        </message>
        <message>
            <source>Everything synced</source>
            <translation>全部已同步</translation>
        </message>
        <message>
            <source>Something is left</source>
            <translation>部分未完成</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <source>on schedule</source>
            <translation>按时间表</translation>
        </message>
        <message>
            <source>started by a person</source>
            <translation>由人启动</translation>
        </message>
        <message>
            <source>asked for by the platform</source>
            <translation>平台要求</translation>
        </message>
        <message>
            <source>after a fault</source>
            <translation>故障之后</translation>
        </message>
        <message>
            <source>comparing everything</source>
            <translation>全面比对</translation>
        </message>
    </context>
    <context>
        <name>provider</name>
        <message>
            <source>Path of the .FDB file as the computer sees it on which the Firebird service runs, such as C:\eStream\SQLAccounting\DB\ACC-0001.FDB.</source>
            <translation>.FDB 文件在运行 Firebird 服务的电脑上的路径，例如 C:\eStream\SQLAccounting\DB\ACC-0001.FDB。</translation>
        </message>
        <message>
            <source>Name or address of the computer on which the Firebird service runs.</source>
            <translation>运行 Firebird 服务的电脑的名称或地址。</translation>
        </message>
        <message>
            <source>Port of the Firebird service.</source>
            <translation>Firebird 服务的端口。</translation>
        </message>
        <message>
            <source>A database user (not a SQL Accounting user). SELECT rights are enough; SYSDBA also sees other users' open transactions.</source>
            <translation>数据库用户（不是 SQL Accounting 用户）。有 SELECT 权限就够；SYSDBA 还能看到其他用户未结束的事务。</translation>
        </message>
        <message>
            <source>Password of the database user. It is kept encrypted on this computer and never leaves it.</source>
            <translation>数据库用户的密码。加密保存在这台电脑上，绝不外传。</translation>
        </message>
        <message>
            <source>Role to connect with, when the database user has its rights through one.</source>
            <translation>连接时使用的角色（如果数据库用户的权限来自角色）。</translation>
        </message>
        <message>
            <source>UTF8 for every company file made since Firebird 3; NONE for older ones.</source>
            <translation>Firebird 3 以来创建的公司文件用 UTF8；更旧的用 NONE。</translation>
        </message>
        <message>
            <source>For company files without a character set: what their bytes may be, such as gbk or cp1252; tried in turn.</source>
            <translation>用于没有字符集的公司文件：可能的编码，例如 gbk 或 cp1252；依次尝试。</translation>
        </message>
        <message>
            <source>By the vendor's API</source>
            <translation>通过软件商的 API</translation>
        </message>
        <message>
            <source>For a company that runs in the vendor's cloud, or on a computer that cannot be reached: with an access key instead of the company file.</source>
            <translation>用于在软件商云端或无法访问的电脑上的公司：使用访问密钥，而不是公司文件。</translation>
        </message>
        <message>
            <source>Made in SQL Accounting: Tools, Maintain User, Detail, More, API Secret Key. Its user can then no longer log in to the desktop program: make a user for it alone.</source>
            <translation>在 SQL Accounting 中创建：Tools、Maintain User、Detail、More、API Secret Key。该用户之后无法再登录桌面程序：请为此单独建立用户。</translation>
        </message>
        <message>
            <source>Shown together with the access key. It is kept encrypted on this computer.</source>
            <translation>与访问密钥一起显示。加密保存在这台电脑上。</translation>
        </message>
        <message>
            <source>The vendor's cloud, or the address of a company's own API service.</source>
            <translation>软件商的云端，或公司自有 API 服务的地址。</translation>
        </message>
        <message>
            <source>Service in the signature: sqlaccount, or execute-api for older keys.</source>
            <translation>签名中的服务：sqlaccount；较旧的密钥用 execute-api。</translation>
        </message>
        <message>
            <source>Region in the signature.</source>
            <translation>签名中的区域。</translation>
        </message>
        <message>
            <source>The company's database on SQL Server: AED_ and a name, as AutoCount lists it under Manage Account Book.</source>
            <translation>公司在 SQL Server 上的数据库：AED_ 加名称，如 AutoCount 的 Manage Account Book 所列。</translation>
        </message>
        <message>
            <source>Name or address of the computer on which SQL Server runs.</source>
            <translation>运行 SQL Server 的电脑名称或地址。</translation>
        </message>
        <message>
            <source>Name of the SQL Server instance, such as A2006. Leave it empty for the default instance.</source>
            <translation>SQL Server 实例的名称，例如 A2006。默认实例请留空。</translation>
        </message>
        <message>
            <source>TCP port of the instance; 0 asks the SQL Server Browser service of that computer.</source>
            <translation>实例的 TCP 端口；0 表示询问该电脑的 SQL Server Browser 服务。</translation>
        </message>
        <message>
            <source>A login of SQL Server (not an AutoCount user) with SELECT rights on the company's database. Empty: the Windows user that the agent runs as.</source>
            <translation>对公司数据库有 SELECT 权限的 SQL Server 登录名（不是 AutoCount 用户）。留空：运行代理程序的 Windows 用户。</translation>
        </message>
        <message>
            <source>Password of the login. It is kept encrypted on this computer and never leaves it.</source>
            <translation>该登录名的密码。它加密保存在本机，绝不离开。</translation>
        </message>
        <message>
            <source>The connection is always encrypted. SQL Server makes its own certificate, which nobody has signed: yes accepts it, and you say with it that this is the right server.</source>
            <translation>连接始终加密。SQL Server 使用自己生成、无人签署的证书：填 yes 表示接受它，并由您确认这就是正确的服务器。</translation>
        </message>
        <message>
            <source>File with the server's own certificate; then no other one is accepted. Needs Microsoft ODBC Driver 18.</source>
            <translation>含服务器自身证书的文件；此后不接受其他证书。需要 Microsoft ODBC Driver 18。</translation>
        </message>
        <message>
            <source>Name of an installed ODBC driver for SQL Server; empty takes the best one.</source>
            <translation>已安装的 SQL Server ODBC 驱动程序名称；留空则选用最合适的。</translation>
        </message>
    </context>
    <context>
        <name>rule</name>
        <message>
            <source>takes a text</source>
            <translation>接受文字</translation>
        </message>
        <message>
            <source>takes an amount</source>
            <translation>接受金额</translation>
        </message>
        <message>
            <source>takes a whole number</source>
            <translation>接受整数</translation>
        </message>
        <message>
            <source>takes a number</source>
            <translation>接受数字</translation>
        </message>
        <message>
            <source>takes a date</source>
            <translation>接受日期</translation>
        </message>
        <message>
            <source>takes a time</source>
            <translation>接受时间</translation>
        </message>
        <message>
            <source>takes yes or no</source>
            <translation>接受是或否</translation>
        </message>
        <message>
            <source>takes one of a few words</source>
            <translation>接受几个固定词之一</translation>
        </message>
        <message>
            <source>takes several texts</source>
            <translation>接受多段文字</translation>
        </message>
        <message>
            <source>is a group of fields</source>
            <translation>是一组字段</translation>
        </message>
        <message>
            <source>is a list of groups</source>
            <translation>是多组字段</translation>
        </message>
        <message>
            <source>takes user-defined fields</source>
            <translation>接受自定义字段</translation>
        </message>
        <message>
            <source>Leave it empty</source>
            <translation>留空</translation>
        </message>
        <message>
            <source>Copy a column</source>
            <translation>复制一列</translation>
        </message>
        <message>
            <source>Always the same value</source>
            <translation>总是同一个值</translation>
        </message>
        <message>
            <source>Replace values by a table</source>
            <translation>按对照表替换</translation>
        </message>
        <message>
            <source>Join several columns</source>
            <translation>合并多列</translation>
        </message>
        <message>
            <source>Take a part of a column</source>
            <translation>取列的一段</translation>
        </message>
        <message>
            <source>It depends on a column</source>
            <translation>取决于某列</translation>
        </message>
        <message>
            <source>Collect several columns</source>
            <translation>收集多列</translation>
        </message>
        <message>
            <source>Subtract columns</source>
            <translation>列相减</translation>
        </message>
        <message>
            <source>Currency code</source>
            <translation>货币代码</translation>
        </message>
        <message>
            <source>All user-defined columns</source>
            <translation>所有自定义列</translation>
        </message>
        <message>
            <source>A group of fields</source>
            <translation>一组字段</translation>
        </message>
        <message>
            <source>A group for each row</source>
            <translation>每行一组</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <source>always “{value}”</source>
            <translation>总是“{value}”</translation>
        </message>
        <message>
            <source>{column}, replaced by a table</source>
            <translation>{column}，按对照表替换</translation>
        </message>
        <message>
            <source>{columns}, joined</source>
            <translation>{columns}，合并</translation>
        </message>
        <message>
            <source>part {part} of {column}, split at “{separator}”</source>
            <translation>{column} 按“{separator}”分开后的第 {part} 段</translation>
        </message>
        <message>
            <source>{columns}, each subtracted from the first</source>
            <translation>{columns}，从第一列依次减去其余</translation>
        </message>
        <message>
            <source>all columns {columns}</source>
            <translation>所有列 {columns}</translation>
        </message>
        <message>
            <source>the first filled of {columns}</source>
            <translation>{columns} 中第一个有值的</translation>
        </message>
        <message>
            <source>if {column} is empty: {then}, else: {otherwise}</source>
            <translation>如果 {column} 为空：{then}，否则：{otherwise}</translation>
        </message>
        <message>
            <source>if {column} is {values}: {then}, else: {otherwise}</source>
            <translation>如果 {column} 是 {values}：{then}，否则：{otherwise}</translation>
        </message>
    </context>
    <context>
        <name>setting</name>
        <message>
            <source>Company file</source>
            <translation>公司文件</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>服务器</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>Database user</source>
            <translation>数据库用户</translation>
        </message>
        <message>
            <source>Database password</source>
            <translation>数据库密码</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>Character set</source>
            <translation>字符集</translation>
        </message>
        <message>
            <source>Legacy character sets</source>
            <translation>旧字符集</translation>
        </message>
        <message>
            <source>Access key</source>
            <translation>访问密钥</translation>
        </message>
        <message>
            <source>Secret key</source>
            <translation>私密密钥</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>服务</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>区域</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>数据库</translation>
        </message>
        <message>
            <source>Instance</source>
            <translation>实例</translation>
        </message>
        <message>
            <source>Trust the server's certificate</source>
            <translation>信任服务器的证书</translation>
        </message>
        <message>
            <source>Certificate file</source>
            <translation>证书文件</translation>
        </message>
        <message>
            <source>ODBC driver</source>
            <translation>ODBC 驱动程序</translation>
        </message>
    </context>
    <context>
        <name>side</name>
        <message>
            <source>In the books</source>
            <translation>账簿中</translation>
        </message>
        <message>
            <source>On the platform</source>
            <translation>平台上</translation>
        </message>
    </context>
    <context>
        <name>steps</name>
        <message>
            <source>Record</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>What was done</source>
            <translation>已做的操作</translation>
        </message>
        <message>
            <source>Taking it back</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>Possible: {reason}</source>
            <translation>可以：{reason}</translation>
        </message>
        <message>
            <source>Not possible: {reason}</source>
            <translation>不可以：{reason}</translation>
        </message>
        <message>
            <source>Taken back: {reason}</source>
            <translation>已撤回：{reason}</translation>
        </message>
        <message>
            <source>Not taken back: {reason}</source>
            <translation>未撤回：{reason}</translation>
        </message>
    </context>
    <context>
        <name>text</name>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>%n 天前</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) ago</source>
            <translation>
                <numerusform>%n 小时前</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) ago</source>
            <translation>
                <numerusform>%n 分钟前</numerusform>
            </translation>
        </message>
        <message>
            <source>just now</source>
            <translation>刚刚</translation>
        </message>
        <message>
            <source>in a moment</source>
            <translation>稍后</translation>
        </message>
        <message numerus="yes">
            <source>in %n minute(s)</source>
            <translation>
                <numerusform>%n 分钟后</numerusform>
            </translation>
        </message>
        <message>
            <source>at {time}</source>
            <translation>{time}</translation>
        </message>
    </context>
    <context>
        <name>todo</name>
        <message>
            <source>Decide</source>
            <translation>决定</translation>
        </message>
        <message>
            <source>Look at and let go</source>
            <translation>查看并放行</translation>
        </message>
        <message>
            <source>Put the connection right</source>
            <translation>修复连接</translation>
        </message>
        <message>
            <source>Correct in the books</source>
            <translation>在账簿中更正</translation>
        </message>
        <message>
            <source>Correct on the platform</source>
            <translation>在平台上更正</translation>
        </message>
        <message>
            <source>Goes on by itself</source>
            <translation>会自动继续</translation>
        </message>
    </context>
    <context>
        <name>uncertain</name>
        <message>
            <source>Sent into the books, and the answer was lost. The books are asked before it is sent again.</source>
            <translation>已发送到账簿，但没有收到回应。重新发送之前会先询问账簿。</translation>
        </message>
        <message>
            <source>Sent to the platform, and the answer was lost. The platform is asked before it is sent again.</source>
            <translation>已发送到平台，但没有收到回应。重新发送之前会先询问平台。</translation>
        </message>
    </context>
    <context>
        <name>would</name>
        <message>
            <source>create</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>change</source>
            <translation>更改</translation>
        </message>
        <message>
            <source>delete</source>
            <translation>删除</translation>
        </message>
    </context>
</TS>
