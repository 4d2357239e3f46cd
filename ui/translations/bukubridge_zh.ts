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
        <message>
            <source>Activity</source>
            <translation>活动</translation>
        </message>
        <message>
            <source>Activity of {provider}</source>
            <translation>{provider} 的活动</translation>
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
        <name>AccountsInNeed</name>
        <message>
            <source>Nothing is exchanged until somebody signs in again.</source>
            <translation>在有人重新登录之前，不交换任何数据。</translation>
        </message>
        <message>
            <source>Connect again</source>
            <translation>重新连接</translation>
        </message>
        <message>
            <source>Connect {provider} again</source>
            <translation>重新连接 {provider}</translation>
        </message>
        <message>
            <source>Look at its log</source>
            <translation>查看其日志</translation>
        </message>
        <message>
            <source>Look at the log of {provider}</source>
            <translation>查看 {provider} 的日志</translation>
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
        <message>
            <source>BukuBridge was updated to version {version}.</source>
            <translation>BukuBridge 已更新到版本 {version}。</translation>
        </message>
        <message>
            <source>Start again now</source>
            <translation>立即重新启动</translation>
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
        <name>KindChoices</name>
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
            <source>Not at all: left out</source>
            <translation>完全不同步：略过</translation>
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
    </context>
    <context>
        <name>KindRow</name>
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
        <message>
            <source>Open on the platform</source>
            <translation>在平台上打开</translation>
        </message>
        <message>
            <source>The record's page in your browser; you may have to sign in there.</source>
            <translation>在您的浏览器中打开此记录的页面；可能需要先在那里登录。</translation>
        </message>
        <message>
            <source>No browser could be opened. The page is {address}</source>
            <translation>无法打开浏览器。页面地址是 {address}</translation>
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
        <message>
            <source>Clear the search</source>
            <translation>清除搜索</translation>
        </message>
        <message>
            <source>All companies of this PC</source>
            <translation>这台电脑上的所有公司</translation>
        </message>
    </context>
    <context>
        <name>LogLines</name>
        <message>
            <source>Show everything</source>
            <translation>全部显示</translation>
        </message>
        <message>
            <source>What happened is not known now</source>
            <translation>目前不知道发生了什么</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>There may be lines; whoever has them does not answer.</source>
            <translation>可能有记录，但保存记录的一方没有响应。</translation>
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
        <message>
            <source>What is shown below may be out of date.</source>
            <translation>下面显示的内容可能已过时。</translation>
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
        <message>
            <source>Sign in again: nothing is exchanged until then.</source>
            <translation>请重新登录：在此之前不交换任何数据。</translation>
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
        <message>
            <source>Nothing else needs you</source>
            <translation>没有其他需要您处理的事项</translation>
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
        <message>
            <source>{account}: sign in again</source>
            <translation>{account}：请重新登录</translation>
        </message>
        <message>
            <source>{account}: its sync did not come through</source>
            <translation>{account}：同步未能完成</translation>
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
        <name>UpdatesSection</name>
        <message>
            <source>A newer version is installed while nothing is synced, and taken back by itself if it does not start.</source>
            <translation>新版本会在没有同步时安装；如果无法启动，会自动恢复原来的版本。</translation>
        </message>
        <message>
            <source>Updates</source>
            <translation>更新</translation>
        </message>
        <message>
            <source>Install them by themselves</source>
            <translation>自动安装</translation>
        </message>
        <message>
            <source>Only tell me</source>
            <translation>仅通知我</translation>
        </message>
        <message>
            <source>Do not look for them</source>
            <translation>不检查</translation>
        </message>
        <message>
            <source>This copy was not set up by the installer, and is not updated by itself.</source>
            <translation>此副本不是由安装程序安装的，不会自动更新。</translation>
        </message>
        <message>
            <source>Newer versions</source>
            <translation>新版本</translation>
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
        <name>account</name>
        <message>
            <source>Collecting was broken off: {why}</source>
            <translation>收集中断：{why}</translation>
        </message>
        <message>
            <source>The last sync failed.</source>
            <translation>上次同步失败。</translation>
        </message>
        <message>
            <source>The last sync left something undone.</source>
            <translation>上次同步还有内容未完成。</translation>
        </message>
        <message>
            <source>Its next sync is overdue: nobody on the platform carries it out.</source>
            <translation>下次同步已逾期：平台上没有人执行它。</translation>
        </message>
        <message>
            <source>Leads</source>
            <translation>潜在客户</translation>
        </message>
        <message>
            <source>{amount} in the last 30 days</source>
            <translation>最近 30 天 {amount}</translation>
        </message>
        <message>
            <source>Spent on ads</source>
            <translation>广告支出</translation>
        </message>
        <message>
            <source>collected {when}</source>
            <translation>收集于 {when}</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>last one {when}</source>
            <translation>最近一个 {when}</translation>
        </message>
        <message>
            <source>{read} of {included}</source>
            <translation>{read} / {included}</translation>
        </message>
        <message>
            <source>Readings this month</source>
            <translation>本月读取次数</translation>
        </message>
        <message>
            <source>{percent} % of what {provider} allows</source>
            <translation>{provider} 限额的 {percent} %</translation>
        </message>
        <message>
            <source>Limit used</source>
            <translation>已用限额</translation>
        </message>
        <message numerus="yes">
            <source>%n page(s)</source>
            <translation>
                <numerusform>%n 个主页</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n post(s)</source>
            <translation>
                <numerusform>%n 篇帖子</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n account(s)</source>
            <translation>
                <numerusform>%n 个账户</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n photo(s) and video(s)</source>
            <translation>
                <numerusform>%n 张照片和视频</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n story(ies)</source>
            <translation>
                <numerusform>%n 则快拍</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n campaign(s)</source>
            <translation>
                <numerusform>%n 个广告系列</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in the last 30 days</source>
            <translation>
                <numerusform>最近 30 天 %n 个</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in the last 7 days</source>
            <translation>
                <numerusform>最近 7 天 %n 个</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n today</source>
            <translation>
                <numerusform>今天 %n 个</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>agent</name>
        <message>
            <source>1 change of the platform is to be decided.</source>
            <translation>有 1 项平台更改待决定。</translation>
        </message>
        <message>
            <source>1 change of the platform waits for the books.</source>
            <translation>有 1 项平台更改在等待账簿。</translation>
        </message>
        <message>
            <source>1 change of the platform was refused.</source>
            <translation>有 1 项平台更改被拒绝。</translation>
        </message>
        <message>
            <source>1 change waits for a person to release it.</source>
            <translation>有 1 项更改等待有人放行。</translation>
        </message>
        <message>
            <source>1 is the first, -1 the last.</source>
            <translation>1 为第一个，-1 为最后一个。</translation>
        </message>
        <message>
            <source>1 record is set aside.</source>
            <translation>搁置了 1 条记录。</translation>
        </message>
        <message>
            <source>A Firebird database in a format that this program does not know ({ods}).</source>
            <translation>Firebird 数据库的格式是本程序不认识的（{ods}）。</translation>
        </message>
        <message>
            <source>A barcode names the unit {codes}, which the product does not have.</source>
            <translation>有条码使用了单位 {codes}，但该产品没有这个单位。</translation>
        </message>
        <message>
            <source>A batch has at most {max_batch_records} records.</source>
            <translation>一批最多包含 {max_batch_records} 条记录。</translation>
        </message>
        <message>
            <source>A column of the company file has a type that is not known here ({kind}).</source>
            <translation>公司文件中有一列的类型是这里不认识的（{kind}）。</translation>
        </message>
        <message>
            <source>A company file of Firebird {firebird}.</source>
            <translation>Firebird {firebird} 的公司文件。</translation>
        </message>
        <message>
            <source>A deletion in the books deletes on the platform, or is ignored there.</source>
            <translation>账簿中的删除会在平台上删除，或在那里被忽略。</translation>
        </message>
        <message>
            <source>A delivery address needs a name.</source>
            <translation>送货地址需要名称。</translation>
        </message>
        <message>
            <source>A document can be deleted or cancelled, nothing else.</source>
            <translation>单据只能删除或作废。</translation>
        </message>
        <message>
            <source>A document that was deleted is not brought back: make it anew on the platform.</source>
            <translation>已删除的单据不会恢复：请在平台上重新创建。</translation>
        </message>
        <message>
            <source>A document without a key is no document of the sales module that could be written.</source>
            <translation>没有键的单据不是可以写入的销售模块单据。</translation>
        </message>
        <message>
            <source>A fault in this program ended the job.</source>
            <translation>本程序的故障中断了该任务。</translation>
        </message>
        <message>
            <source>A fault in this program ended the run ({name}).</source>
            <translation>本程序的故障中断了同步（{name}）。</translation>
        </message>
        <message>
            <source>A fault in this program ended this part.</source>
            <translation>本程序的故障中断了这一部分。</translation>
        </message>
        <message>
            <source>A field is kept as the books or as the platform have it.</source>
            <translation>字段保留账簿的值或平台的值。</translation>
        </message>
        <message>
            <source>A group of fields is not changed as a whole here; change its fields.</source>
            <translation>这里不能整体更改一组字段；请更改其中的字段。</translation>
        </message>
        <message>
            <source>A key did not survive in {describe}.</source>
            <translation>一个密钥没能保存在{describe}中。</translation>
        </message>
        <message>
            <source>A login of SQL Server needs a server that accepts both kinds of logins (mixed mode).</source>
            <translation>SQL Server 的登录名要求服务器接受两种登录方式（混合模式）。</translation>
        </message>
        <message>
            <source>A page, not {called}, answered at {host}.</source>
            <translation>在 {host} 回应的是一个网页，而不是{called}。</translation>
        </message>
        <message>
            <source>A payment or credit note was set against {number}.</source>
            <translation>已有收款或贷项通知单与 {number} 核销。</translation>
        </message>
        <message>
            <source>A person kept what the books have{who}.</source>
            <translation>有人保留了账簿中的内容{who}。</translation>
        </message>
        <message>
            <source>A port is a number up to 65535.</source>
            <translation>端口是不大于 65535 的数字。</translation>
        </message>
        <message>
            <source>A product needs a base unit.</source>
            <translation>产品需要基本单位。</translation>
        </message>
        <message>
            <source>A product needs a code.</source>
            <translation>产品需要编号。</translation>
        </message>
        <message>
            <source>A proxy that is to be used has an address.</source>
            <translation>要使用的代理必须有地址。</translation>
        </message>
        <message>
            <source>A query was sent that gives no rows.</source>
            <translation>发出的查询没有返回任何行。</translation>
        </message>
        <message>
            <source>A result of {label} was given up.</source>
            <translation>已放弃 {label} 的一个结果。</translation>
        </message>
        <message>
            <source>A row of {table} was not to be found after it was written; nothing was kept.</source>
            <translation>写入后在 {table} 中找不到该行；没有保留任何内容。</translation>
        </message>
        <message>
            <source>A rule of {label} does not allow this record.</source>
            <translation>{label} 的规则不允许这条记录。</translation>
        </message>
        <message>
            <source>A run is under way; the books are looked at between runs.</source>
            <translation>同步正在进行；账簿在两次同步之间查看。</translation>
        </message>
        <message>
            <source>A run that meets the damage keeps it aside and builds it anew from the books.</source>
            <translation>遇到损坏的同步会将其另存，并根据账簿重新建立。</translation>
        </message>
        <message>
            <source>A schedule has either every or cron, not both.</source>
            <translation>时间表只能有 every 或 cron 之一，不能两者都有。</translation>
        </message>
        <message>
            <source>A second company belongs to another organization: pair that one first.</source>
            <translation>第二家公司属于另一个组织：请先配对那个组织。</translation>
        </message>
        <message>
            <source>A security program may forbid it: allow BukuBridge to listen on 127.0.0.1.</source>
            <translation>可能是安全软件阻止了：请允许 BukuBridge 监听 127.0.0.1。</translation>
        </message>
        <message>
            <source>A setting of the connection holds a character that nobody can type.</source>
            <translation>连接的某项设置含有无法键入的字符。</translation>
        </message>
        <message>
            <source>A sign-in is begun by the connector on a PC, or by an admin who is signed in to the platform.</source>
            <translation>登录由电脑上的程序发起，或由已登录平台的管理员发起。</translation>
        </message>
        <message>
            <source>A table of values needs at least one line.</source>
            <translation>对照表至少需要一行。</translation>
        </message>
        <message>
            <source>A text is too long for its column.</source>
            <translation>有一段文字超出了列的长度。</translation>
        </message>
        <message>
            <source>A value is too long or too large for its field in {label}.</source>
            <translation>有一个值对 {label} 中的字段来说太长或太大。</translation>
        </message>
        <message>
            <source>A {word} can be deleted or made inactive, nothing else.</source>
            <translation>对{word}只能删除或设为停用。</translation>
        </message>
        <message>
            <source>Add it to them.</source>
            <translation>请把它加进去。</translation>
        </message>
        <message>
            <source>All connections to {host} are in use.</source>
            <translation>到 {host} 的连接已全部占用。</translation>
        </message>
        <message>
            <source>All keys were last compared {now} ago.</source>
            <translation>上次比对全部键是在{now}前。</translation>
        </message>
        <message>
            <source>All rules are as delivered.</source>
            <translation>所有规则均为出厂设置。</translation>
        </message>
        <message>
            <source>All state is kept in {root}, version {program_version}.</source>
            <translation>所有状态保存在 {root}，版本 {program_version}。</translation>
        </message>
        <message>
            <source>An account book in {name}.</source>
            <translation>{name} 中的账套。</translation>
        </message>
        <message>
            <source>An administrator may switch ALLOW_SNAPSHOT_ISOLATION on.</source>
            <translation>管理员可以打开 ALLOW_SNAPSHOT_ISOLATION。</translation>
        </message>
        <message>
            <source>An agent begins with its challenge, address and state: {name}.</source>
            <translation>后台服务须先提供质询、地址和状态：{name}。</translation>
        </message>
        <message>
            <source>An agent is already running here.</source>
            <translation>这里已经有后台服务在运行。</translation>
        </message>
        <message>
            <source>An answer is too long for the control channel.</source>
            <translation>回应超出了控制通道的长度。</translation>
        </message>
        <message>
            <source>An earlier edit of the same record is not settled yet.</source>
            <translation>同一记录较早的一次修改尚未处理完。</translation>
        </message>
        <message>
            <source>Another PC already keeps this company.</source>
            <translation>另一台电脑已在负责这家公司。</translation>
        </message>
        <message>
            <source>Another account needs an organization of its own.</source>
            <translation>另一个账号需要自己的组织。</translation>
        </message>
        <message>
            <source>Another agent writes into these books at the moment.</source>
            <translation>目前有另一个后台服务正在写入这些账簿。</translation>
        </message>
        <message>
            <source>Another document was made from {number} ({name}).</source>
            <translation>已由 {number} 生成另一张单据（{name}）。</translation>
        </message>
        <message>
            <source>Another organization has just connected {tenant}.</source>
            <translation>另一个组织刚刚连接了 {tenant}。</translation>
        </message>
        <message>
            <source>Another organization of this platform is connected with {tenant}.</source>
            <translation>本平台的另一个组织已与 {tenant} 连接。</translation>
        </message>
        <message>
            <source>Another program holds this file for itself alone.</source>
            <translation>另一个程序独占了此文件。</translation>
        </message>
        <message>
            <source>Another program holds {where} for itself alone.</source>
            <translation>另一个程序独占了{where}。</translation>
        </message>
        <message>
            <source>Ask for less at once.</source>
            <translation>请一次少查询一些。</translation>
        </message>
        <message>
            <source>Ask whoever looks after the network to allow {host}.</source>
            <translation>请网络管理人员允许 {host}。</translation>
        </message>
        <message>
            <source>AutoCount keeps one barcode for each unit of a product, and there are several.</source>
            <translation>AutoCount 对产品的每个单位只保存一个条码，而这里有多个。</translation>
        </message>
        <message>
            <source>AutoCount may have been upgraded, or the login may not see all tables: run doctor and send the diagnostics file to support.</source>
            <translation>AutoCount 可能已升级，或登录名看不到全部数据表：请运行检查，并把诊断文件发送给技术支持。</translation>
        </message>
        <message>
            <source>BUKUBRIDGE_LOG_LEVEL is {level}.</source>
            <translation>BUKUBRIDGE_LOG_LEVEL 为 {level}。</translation>
        </message>
        <message>
            <source>Begin again where you connect.</source>
            <translation>请在您连接的地方重新开始。</translation>
        </message>
        <message>
            <source>Begin again.</source>
            <translation>请重新开始。</translation>
        </message>
        <message>
            <source>Books and platform differ.</source>
            <translation>账簿与平台不一致。</translation>
        </message>
        <message>
            <source>Both sides are the ones that were known: nothing has to be accepted.</source>
            <translation>两边都是已知的：无需接受任何变更。</translation>
        </message>
        <message>
            <source>Both sides changed it: {fields}.</source>
            <translation>两边都做了更改：{fields}。</translation>
        </message>
        <message>
            <source>Buckets are numbered from 0 to {buckets}.</source>
            <translation>分组编号从 0 到 {buckets}。</translation>
        </message>
        <message>
            <source>Cancel it and make a new one.</source>
            <translation>请将其作废并重新开一张。</translation>
        </message>
        <message>
            <source>Change it in AutoCount, with its account.</source>
            <translation>请在 AutoCount 中连同其账户一起更改。</translation>
        </message>
        <message>
            <source>Change it in AutoCount.</source>
            <translation>请在 AutoCount 中更改。</translation>
        </message>
        <message>
            <source>Change it in SQL Accounting.</source>
            <translation>请在 SQL Accounting 中更改。</translation>
        </message>
        <message>
            <source>Change the credit term.</source>
            <translation>请更改信用期限。</translation>
        </message>
        <message>
            <source>Change the list of units.</source>
            <translation>请更改单位列表。</translation>
        </message>
        <message>
            <source>Check that the computer is on, that its SQL Server service runs, and that TCP/IP is switched on for it in SQL Server Configuration Manager.</source>
            <translation>请确认该电脑已开机、其 SQL Server 服务正在运行，并已在 SQL Server Configuration Manager 中启用 TCP/IP。</translation>
        </message>
        <message>
            <source>Check that the computer with the company file is on and that its Firebird service runs.</source>
            <translation>请确认存放公司文件的电脑已开机，且其 Firebird 服务正在运行。</translation>
        </message>
        <message>
            <source>Check that the data folder exists and may be written.</source>
            <translation>请确认数据文件夹存在且可以写入。</translation>
        </message>
        <message>
            <source>Check that the data folder may be written.</source>
            <translation>请确认数据文件夹可以写入。</translation>
        </message>
        <message>
            <source>Check the address and the access key.</source>
            <translation>请检查地址和访问密钥。</translation>
        </message>
        <message>
            <source>Check the address, and whether a security program or a proxy is in the way.</source>
            <translation>请检查地址，以及是否有安全软件或代理阻挡。</translation>
        </message>
        <message>
            <source>Check the address; this program or the other side may need an update.</source>
            <translation>请检查地址；本程序或对方可能需要更新。</translation>
        </message>
        <message>
            <source>Check the database's name (AED_ and the company's), and that the login has a user in it.</source>
            <translation>请检查数据库名称（AED_ 加公司名），以及该登录名在其中是否有用户。</translation>
        </message>
        <message>
            <source>Check the date and time of this PC, and whether a security program or a proxy reads encrypted connections.</source>
            <translation>请检查这台电脑的日期和时间，以及是否有安全软件或代理读取加密连接。</translation>
        </message>
        <message>
            <source>Check the folder's permissions, or set BUKUBRIDGE_HOME to another folder.</source>
            <translation>请检查文件夹权限，或把 BUKUBRIDGE_HOME 设为其他文件夹。</translation>
        </message>
        <message>
            <source>Check the instance's name and that its service runs.</source>
            <translation>请检查实例名称，以及其服务是否在运行。</translation>
        </message>
        <message>
            <source>Check the internet connection of this PC and the address.</source>
            <translation>请检查这台电脑的网络连接和地址。</translation>
        </message>
        <message>
            <source>Check the internet connection of this PC; the next try comes by itself.</source>
            <translation>请检查这台电脑的网络连接；稍后会自动重试。</translation>
        </message>
        <message>
            <source>Check the network; it goes on by itself.</source>
            <translation>请检查网络；之后会自动继续。</translation>
        </message>
        <message>
            <source>Check the network; it is tried again by itself.</source>
            <translation>请检查网络；之后会自动重试。</translation>
        </message>
        <message>
            <source>Check the path as the server's computer sees it.</source>
            <translation>请按服务器电脑所见检查路径。</translation>
        </message>
        <message>
            <source>Check the path, and that the Firebird service may read the folder.</source>
            <translation>请检查路径，以及 Firebird 服务是否可以读取该文件夹。</translation>
        </message>
        <message>
            <source>Check the path, and the disk or network drive that the file is on.</source>
            <translation>请检查路径，以及文件所在的磁盘或网络驱动器。</translation>
        </message>
        <message>
            <source>Check the server's name and port, and that its Firebird service runs.</source>
            <translation>请检查服务器名称和端口，以及其 Firebird 服务是否在运行。</translation>
        </message>
        <message>
            <source>Choose a column of the books.</source>
            <translation>请选择账簿的一列。</translation>
        </message>
        <message>
            <source>Choose another code.</source>
            <translation>请选择其他编号。</translation>
        </message>
        <message>
            <source>Choose one of the values.</source>
            <translation>请选择其中一个值。</translation>
        </message>
        <message>
            <source>Choose the company file that SQL Accounting itself opens (it ends in .FDB).</source>
            <translation>请选择 SQL Accounting 自己打开的公司文件（以 .FDB 结尾）。</translation>
        </message>
        <message>
            <source>Choose the company that the accounting program itself opens.</source>
            <translation>请选择会计软件自己打开的公司。</translation>
        </message>
        <message>
            <source>Choose the server's own certificate as a file, or, if you are sure that this is the right server, say in the connection's settings that its certificate is to be trusted.</source>
            <translation>请选择服务器自己的证书文件；如果您确定这是正确的服务器，也可在连接设置中注明信任其证书。</translation>
        </message>
        <message>
            <source>Choose yes or no.</source>
            <translation>请选择是或否。</translation>
        </message>
        <message>
            <source>Connect again with the access key.</source>
            <translation>请用访问密钥重新连接。</translation>
        </message>
        <message>
            <source>Connect it again before, and nothing is interrupted.</source>
            <translation>请提前重新连接，这样不会中断。</translation>
        </message>
        <message>
            <source>Connect it again.</source>
            <translation>请重新连接。</translation>
        </message>
        <message>
            <source>Connect it.</source>
            <translation>请连接。</translation>
        </message>
        <message>
            <source>Connect or pair it again.</source>
            <translation>请重新连接或配对。</translation>
        </message>
        <message>
            <source>Connect the company through the vendor's own interface instead.</source>
            <translation>请改用厂商自己的接口连接该公司。</translation>
        </message>
        <message>
            <source>Connect this company as a connection of its own, or choose the right one again.</source>
            <translation>请把这家公司作为单独的连接来连接，或重新选择正确的公司。</translation>
        </message>
        <message>
            <source>Connect {title} again: nothing is exchanged until then.</source>
            <translation>请重新连接 {title}：在此之前不交换任何数据。</translation>
        </message>
        <message>
            <source>Correct it in SQL Accounting, or send the diagnostics file to support.</source>
            <translation>请在 SQL Accounting 中更正，或把诊断文件发送给技术支持。</translation>
        </message>
        <message>
            <source>Correct it in the books, or change the mapping.</source>
            <translation>请在账簿中更正，或更改字段映射。</translation>
        </message>
        <message>
            <source>Correct it in the books.</source>
            <translation>请在账簿中更正。</translation>
        </message>
        <message>
            <source>Correct it on the platform.</source>
            <translation>请在平台上更正。</translation>
        </message>
        <message>
            <source>Correct its cron line.</source>
            <translation>请更正其 cron 行。</translation>
        </message>
        <message>
            <source>Correct or remove the file.</source>
            <translation>请更正或删除该文件。</translation>
        </message>
        <message>
            <source>Correct the code in the ledger program, or set the connection's legacy character set.</source>
            <translation>请在会计软件中更正编号，或设置该连接的旧字符集。</translation>
        </message>
        <message>
            <source>Correct the file.</source>
            <translation>请更正该文件。</translation>
        </message>
        <message>
            <source>Correct the mapping file.</source>
            <translation>请更正映射文件。</translation>
        </message>
        <message>
            <source>Correct the rate.</source>
            <translation>请更正换算率。</translation>
        </message>
        <message>
            <source>Correct the record on the platform, or enter what is missing in SQL Accounting.</source>
            <translation>请在平台上更正记录，或在 SQL Accounting 中补录缺少的内容。</translation>
        </message>
        <message>
            <source>Correct the unit of the barcode.</source>
            <translation>请更正条码的单位。</translation>
        </message>
        <message>
            <source>Correct what was refused on the platform.</source>
            <translation>请在平台上更正被拒绝的内容。</translation>
        </message>
        <message>
            <source>Cron tells hours and days itself.</source>
            <translation>cron 本身已说明时间和日期。</translation>
        </message>
        <message>
            <source>Days reads like mon-sat or mon,wed,fri.</source>
            <translation>日期写作 mon-sat 或 mon,wed,fri。</translation>
        </message>
        <message>
            <source>Debits and credits of {table} would differ by {left} {currency}.</source>
            <translation>{table} 的借方和贷方会相差 {left} {currency}。</translation>
        </message>
        <message>
            <source>Debits and credits would differ by {left}; nothing was kept.</source>
            <translation>借方和贷方会相差 {left}；没有保留任何内容。</translation>
        </message>
        <message>
            <source>Deletes {kind} {number} with its {count} rows{more}.</source>
            <translation>删除{kind} {number} 及其 {count} 行{more}。</translation>
        </message>
        <message>
            <source>Deleting a {word} means {less} or delete, nothing else.</source>
            <translation>删除{word}只能是 {less} 或 delete。</translation>
        </message>
        <message>
            <source>Deletions on the platform are not carried out in the books (a setting).</source>
            <translation>平台上的删除不会在账簿中执行（设置如此）。</translation>
        </message>
        <message>
            <source>Disconnect its company first.</source>
            <translation>请先断开其公司的连接。</translation>
        </message>
        <message>
            <source>Disconnect the books first, then connect them the other way.</source>
            <translation>请先断开账簿，再用另一种方式连接。</translation>
        </message>
        <message>
            <source>Documents of exactly one kind are needed.</source>
            <translation>需要恰好同一种单据。</translation>
        </message>
        <message>
            <source>Documents of kind {entity} cannot be written.</source>
            <translation>{entity}类单据不能写入。</translation>
        </message>
        <message>
            <source>Each works once.</source>
            <translation>每个只能用一次。</translation>
        </message>
        <message>
            <source>Edit it in SQL Accounting.</source>
            <translation>请在 SQL Accounting 中修改。</translation>
        </message>
        <message>
            <source>Enter documents in SQL Accounting, or connect through the vendor's own interface.</source>
            <translation>请在 SQL Accounting 中录入单据，或通过厂商自己的接口连接。</translation>
        </message>
        <message>
            <source>Enter it again by hand.</source>
            <translation>请手工重新录入。</translation>
        </message>
        <message>
            <source>Enter it again.</source>
            <translation>请重新输入。</translation>
        </message>
        <message>
            <source>Enter it in AutoCount, and send the diagnostics file to support.</source>
            <translation>请在 AutoCount 中录入，并把诊断文件发送给技术支持。</translation>
        </message>
        <message>
            <source>Enter it in SQL Accounting, and send the diagnostics file to support.</source>
            <translation>请在 SQL Accounting 中录入，并把诊断文件发送给技术支持。</translation>
        </message>
        <message>
            <source>Enter it in SQL Accounting.</source>
            <translation>请在 SQL Accounting 中录入。</translation>
        </message>
        <message>
            <source>Enter it there.</source>
            <translation>请在那里录入。</translation>
        </message>
        <message>
            <source>Enter it.</source>
            <translation>请输入。</translation>
        </message>
        <message>
            <source>Enter such records in AutoCount.</source>
            <translation>此类记录请在 AutoCount 中录入。</translation>
        </message>
        <message>
            <source>Enter the currency in the books and save the record on the platform again.</source>
            <translation>请在账簿中录入该币种，然后在平台上重新保存该记录。</translation>
        </message>
        <message>
            <source>Enter the database user and password again.</source>
            <translation>请重新输入数据库用户和密码。</translation>
        </message>
        <message>
            <source>Enter the first one in AutoCount, or choose another control account.</source>
            <translation>请在 AutoCount 中录入第一个，或选择其他统制账户。</translation>
        </message>
        <message>
            <source>Enter the first one in AutoCount.</source>
            <translation>请在 AutoCount 中录入第一个。</translation>
        </message>
        <message>
            <source>Enter the home currency in the settings of this connection.</source>
            <translation>请在此连接的设置中输入本位币。</translation>
        </message>
        <message>
            <source>Enter the login and its password again.</source>
            <translation>请重新输入登录名及其密码。</translation>
        </message>
        <message>
            <source>Enter the port again.</source>
            <translation>请重新输入端口。</translation>
        </message>
        <message>
            <source>Enter the record in {name}, and send the diagnostics file to support.</source>
            <translation>请在 {name} 中录入该记录，并把诊断文件发送给技术支持。</translation>
        </message>
        <message>
            <source>Enter the server's name as its certificate has it, or choose the certificate as a file.</source>
            <translation>请按证书上的名称输入服务器名，或选择证书文件。</translation>
        </message>
        <message>
            <source>Enter the tax number in AutoCount.</source>
            <translation>请在 AutoCount 中录入税号。</translation>
        </message>
        <message>
            <source>Enter what is missing in the books and save the record on the platform again, or correct it there.</source>
            <translation>请在账簿中补录缺少的内容并在平台上重新保存该记录，或在平台上更正。</translation>
        </message>
        <message>
            <source>Equal when last compared, {age} ago.</source>
            <translation>{age}前比对时一致。</translation>
        </message>
        <message>
            <source>Equal, but all keys were never compared yet.</source>
            <translation>一致，但尚未比对过全部键。</translation>
        </message>
        <message>
            <source>Equal, compared {age} ago.</source>
            <translation>一致，{age}前比对过。</translation>
        </message>
        <message>
            <source>Every is at least 10s.</source>
            <translation>every 至少为 10s。</translation>
        </message>
        <message>
            <source>Free some space.</source>
            <translation>请腾出一些空间。</translation>
        </message>
        <message>
            <source>Free some space; nothing was lost.</source>
            <translation>请腾出一些空间；没有丢失任何内容。</translation>
        </message>
        <message>
            <source>Get a new code on the platform and enter it within ten minutes.</source>
            <translation>请在平台上获取新代码，并在十分钟内输入。</translation>
        </message>
        <message>
            <source>Get a new code on the platform and pair this PC again.</source>
            <translation>请在平台上获取新代码，并重新配对这台电脑。</translation>
        </message>
        <message>
            <source>Give it a number on the platform.</source>
            <translation>请在平台上为其填写号码。</translation>
        </message>
        <message>
            <source>Give it a unit on the platform.</source>
            <translation>请在平台上为其填写单位。</translation>
        </message>
        <message>
            <source>Give it another number on the platform.</source>
            <translation>请在平台上为其填写其他号码。</translation>
        </message>
        <message>
            <source>Give it one on the platform.</source>
            <translation>请在平台上填写。</translation>
        </message>
        <message>
            <source>Give it to your user alone.</source>
            <translation>请只授予您的用户。</translation>
        </message>
        <message>
            <source>Give the file to your user alone (chmod 600).</source>
            <translation>请把该文件只授予您的用户（chmod 600）。</translation>
        </message>
        <message>
            <source>Give the file to your user alone.</source>
            <translation>请把该文件只授予您的用户。</translation>
        </message>
        <message>
            <source>Give the new record a code on the platform.</source>
            <translation>请在平台上为新记录填写编号。</translation>
        </message>
        <message>
            <source>Grant {right} on {name} to this user, or use another one.</source>
            <translation>请把 {name} 的 {right} 权限授予此用户，或使用其他用户。</translation>
        </message>
        <message>
            <source>Hello was said already.</source>
            <translation>已经打过招呼。</translation>
        </message>
        <message>
            <source>Hours begins before it ends.</source>
            <translation>时段的开始须早于结束。</translation>
        </message>
        <message>
            <source>Hours reads like 08:00-19:00.</source>
            <translation>时段写作 08:00-19:00。</translation>
        </message>
        <message>
            <source>How the books keep the stock balance of a product (ST_ITEM.BALSQTY) fits no known rule.</source>
            <translation>账簿保存产品库存余额（ST_ITEM.BALSQTY）的方式不符合任何已知规则。</translation>
        </message>
        <message>
            <source>How the books keep what a customer owes (AR_CUSTOMER.OUTSTANDING) fits no known rule.</source>
            <translation>账簿保存客户欠款（AR_CUSTOMER.OUTSTANDING）的方式不符合任何已知规则。</translation>
        </message>
        <message>
            <source>How the books keep what was paid of an invoice (AR_IV.PAYMENTAMT) fits no known rule.</source>
            <translation>账簿保存发票已付金额（AR_IV.PAYMENTAMT）的方式不符合任何已知规则。</translation>
        </message>
        <message>
            <source>If it was left in the middle, let the administrator finish it.</source>
            <translation>如果中途停止，请管理员完成。</translation>
        </message>
        <message>
            <source>If this goes on, let the administrator look at what the server is busy with.</source>
            <translation>如果持续如此，请管理员查看服务器在忙什么。</translation>
        </message>
        <message>
            <source>If this goes on, send the diagnostics file to support.</source>
            <translation>如果持续如此，请把诊断文件发送给技术支持。</translation>
        </message>
        <message>
            <source>If this is meant to be so, accept it as the new state: everything is then read again and compared.</source>
            <translation>如果本来就该如此，请接受为新的状态：之后会重新读取并比对全部内容。</translation>
        </message>
        <message>
            <source>If this is meant to be so, accept it as the new state: everything is then read and compared.</source>
            <translation>如果本来就该如此，请接受为新的状态：之后会读取并比对全部内容。</translation>
        </message>
        <message>
            <source>Install Microsoft ODBC Driver 18 for SQL Server (64-bit) from {download} and try again.</source>
            <translation>请从 {download} 安装 Microsoft ODBC Driver 18 for SQL Server（64 位），然后重试。</translation>
        </message>
        <message>
            <source>Install Microsoft ODBC Driver 18 for SQL Server ({download}), or change it.</source>
            <translation>请安装 Microsoft ODBC Driver 18 for SQL Server（{download}），或更改它。</translation>
        </message>
        <message>
            <source>Install that version again.</source>
            <translation>请重新安装该版本。</translation>
        </message>
        <message>
            <source>Install the newest service pack of SQL Server: it must speak TLS 1.2.</source>
            <translation>请安装最新的 SQL Server 服务包：它必须支持 TLS 1.2。</translation>
        </message>
        <message>
            <source>Install the program again.</source>
            <translation>请重新安装本程序。</translation>
        </message>
        <message>
            <source>Invoice {label} belongs to customer {owner}, not to {customer}.</source>
            <translation>发票 {label} 属于客户 {owner}，而不是 {customer}。</translation>
        </message>
        <message>
            <source>Invoice {label} is cancelled.</source>
            <translation>发票 {label} 已作废。</translation>
        </message>
        <message>
            <source>It accepts this PC for {name}.</source>
            <translation>它接受这台电脑用于 {name}。</translation>
        </message>
        <message>
            <source>It belongs to a new {entity} that the books refused.</source>
            <translation>它属于被账簿拒绝的新{entity}。</translation>
        </message>
        <message>
            <source>It belongs to a sign-in at another provider.</source>
            <translation>它属于另一个服务商的登录。</translation>
        </message>
        <message>
            <source>It can only be finished where it was begun: go back there, or begin again here.</source>
            <translation>只能在开始的地方完成：请回到那里，或在这里重新开始。</translation>
        </message>
        <message>
            <source>It did not accept the sign-in.</source>
            <translation>它没有接受该登录。</translation>
        </message>
        <message>
            <source>It does not tell which invoices are opening balances: they are told as receivables.</source>
            <translation>它不说明哪些发票是期初余额：这些发票作为应收款显示。</translation>
        </message>
        <message>
            <source>It follows by itself once that one went through.</source>
            <translation>那一条成功后，它会自动跟上。</translation>
        </message>
        <message>
            <source>It had a time in {name} ({text}) that cannot be brought back.</source>
            <translation>其 {name} 中的时间（{text}）无法恢复。</translation>
        </message>
        <message>
            <source>It had something in {name} (a picture or an attachment) that cannot be brought back.</source>
            <translation>其 {name} 中的内容（图片或附件）无法恢复。</translation>
        </message>
        <message>
            <source>It happened during the run; nothing was deleted.</source>
            <translation>发生在同步期间；没有删除任何内容。</translation>
        </message>
        <message>
            <source>It has not five fields.</source>
            <translation>它没有五个字段。</translation>
        </message>
        <message>
            <source>It is built anew from the books.</source>
            <translation>会根据账簿重新建立。</translation>
        </message>
        <message>
            <source>It is kept aside and built anew from the books.</source>
            <translation>会另存，并根据账簿重新建立。</translation>
        </message>
        <message>
            <source>It may just be starting or busy: try again.</source>
            <translation>它可能刚启动或正忙：请重试。</translation>
        </message>
        <message>
            <source>It names its companies only to those who sign in: enter the name of the company's database.</source>
            <translation>它只向已登录者列出公司：请输入公司数据库的名称。</translation>
        </message>
        <message>
            <source>It pays {applied} of invoices, more than its amount {amount}.</source>
            <translation>它为发票支付 {applied}，超过其金额 {amount}。</translation>
        </message>
        <message>
            <source>It waits for a new {what} that is not in the books yet.</source>
            <translation>它在等待账簿中尚不存在的新{what}。</translation>
        </message>
        <message>
            <source>It waits for {name} {key}, which could not be sent yet.</source>
            <translation>它在等待{name} {key}，后者尚未能发送。</translation>
        </message>
        <message>
            <source>It was deleted on the platform and edited in the books.</source>
            <translation>它在平台上被删除，在账簿中被修改。</translation>
        </message>
        <message>
            <source>It was edited in the books meanwhile, and the books win (a setting).</source>
            <translation>期间它在账簿中被修改，以账簿为准（设置如此）。</translation>
        </message>
        <message>
            <source>It was edited on the platform and is gone from the books.</source>
            <translation>它在平台上被修改，而账簿中已不存在。</translation>
        </message>
        <message>
            <source>It was kept aside and is built anew from the books.</source>
            <translation>已另存，并根据账簿重新建立。</translation>
        </message>
        <message>
            <source>It was not begun here, or it was finished long ago.</source>
            <translation>它不是从这里开始的，或早已完成。</translation>
        </message>
        <message>
            <source>It was not rehearsed yet: how these books post it is not known.</source>
            <translation>尚未演练：不知道这些账簿如何过账。</translation>
        </message>
        <message>
            <source>It was sent to the platform, and the answer was lost.</source>
            <translation>它已发送到平台，但没有收到回应。</translation>
        </message>
        <message>
            <source>It was written into the books and taken back out of them by a person.</source>
            <translation>它曾写入账簿，后被人撤回。</translation>
        </message>
        <message>
            <source>It was written into the books, and their answer was lost.</source>
            <translation>它已写入账簿，但没有收到账簿的回应。</translation>
        </message>
        <message>
            <source>It was written into the books, which were then restored from an older backup.</source>
            <translation>曾写入账簿，之后账簿还原成较旧的备份。</translation>
        </message>
        <message>
            <source>Its operator enters {name} for {name_2} in the file of registrations.</source>
            <translation>平台运营者须在注册文件中为 {name_2} 填写 {name}。</translation>
        </message>
        <message>
            <source>Its operator has to register it with the provider, or to mend that.</source>
            <translation>平台运营者须向服务商注册，或更正注册。</translation>
        </message>
        <message>
            <source>Keep it when the books can be looked at.</source>
            <translation>待可以查看账簿时再保存。</translation>
        </message>
        <message>
            <source>Keep it: secrets depend on it.</source>
            <translation>请保留：密钥依赖于它。</translation>
        </message>
        <message>
            <source>Keep one side of it instead.</source>
            <translation>请改为保留其中一边。</translation>
        </message>
        <message>
            <source>Known are: {folders}.</source>
            <translation>已知的有：{folders}。</translation>
        </message>
        <message>
            <source>Known connections: {known}.</source>
            <translation>已知的连接：{known}。</translation>
        </message>
        <message>
            <source>Leave it as it is, or change the mapping.</source>
            <translation>请保持原样，或更改字段映射。</translation>
        </message>
        <message>
            <source>Leave one for each unit.</source>
            <translation>请每个单位只留一个。</translation>
        </message>
        <message>
            <source>Leave the driver's name empty, or choose one of: {name}.</source>
            <translation>请将驱动程序名称留空，或从以下选择：{name}。</translation>
        </message>
        <message>
            <source>Leave the tax numbers empty.</source>
            <translation>请将税号留空。</translation>
        </message>
        <message>
            <source>Leave this field empty.</source>
            <translation>请将此字段留空。</translation>
        </message>
        <message>
            <source>Leave {leave} out first.</source>
            <translation>请先把{leave}排除。</translation>
        </message>
        <message>
            <source>Left empty, because people fill them: {left_out}.</source>
            <translation>留空，因为由人填写：{left_out}。</translation>
        </message>
        <message>
            <source>Let AutoCount's support look at it before anything is entered.</source>
            <translation>在录入任何内容之前，请 AutoCount 技术支持检查。</translation>
        </message>
        <message>
            <source>Let SQL Accounting's diagnosis bring the company file online again.</source>
            <translation>请用 SQL Accounting 的诊断功能让公司文件重新联机。</translation>
        </message>
        <message>
            <source>Let SQL Accounting's diagnosis repair it, or restore a backup.</source>
            <translation>请用 SQL Accounting 的诊断功能修复，或还原备份。</translation>
        </message>
        <message>
            <source>Let the SQL Server Browser service run on that computer and UDP port 1434 pass its firewall, or enter the instance's own TCP port.</source>
            <translation>请在那台电脑上运行 SQL Server Browser 服务并让 UDP 端口 1434 通过防火墙，或输入该实例自己的 TCP 端口。</translation>
        </message>
        <message>
            <source>Let the administrator of SQL Server check it (DBCC CHECKDB), or restore a backup.</source>
            <translation>请 SQL Server 管理员检查（DBCC CHECKDB），或还原备份。</translation>
        </message>
        <message>
            <source>Let the administrator of SQL Server enable it.</source>
            <translation>请 SQL Server 管理员启用它。</translation>
        </message>
        <message>
            <source>Let the administrator of SQL Server make room.</source>
            <translation>请 SQL Server 管理员腾出空间。</translation>
        </message>
        <message>
            <source>Let the administrator of SQL Server set a new password, without expiry.</source>
            <translation>请 SQL Server 管理员设置新密码，且不设到期。</translation>
        </message>
        <message>
            <source>Let the administrator set it to be written again, or switch writing off for this company.</source>
            <translation>请管理员恢复其写入，或为这家公司关闭写入。</translation>
        </message>
        <message>
            <source>Line {place}:</source>
            <translation>第 {place} 行：</translation>
        </message>
        <message>
            <source>Line {place}: no recent invoice of the books has tax code {tax_code}, so that its rate is not known.</source>
            <translation>第 {place} 行：账簿近期没有发票使用税码 {tax_code}，因此不知道其税率。</translation>
        </message>
        <message>
            <source>Line {place}: the amount is negative.</source>
            <translation>第 {place} 行：金额为负数。</translation>
        </message>
        <message>
            <source>Line {place}: the books have no account for the sale.</source>
            <translation>第 {place} 行：账簿中没有该销售的账户。</translation>
        </message>
        <message>
            <source>Line {place}: the books have no account {account}.</source>
            <translation>第 {place} 行：账簿中没有账户 {account}。</translation>
        </message>
        <message>
            <source>Line {place}: the books have no product {item}.</source>
            <translation>第 {place} 行：账簿中没有产品 {item}。</translation>
        </message>
        <message>
            <source>Line {place}: the books have no tax code {tax_code}.</source>
            <translation>第 {place} 行：账簿中没有税码 {tax_code}。</translation>
        </message>
        <message>
            <source>Line {place}: the books have {tax_code} at {known}, not at {tax_rate}.</source>
            <translation>第 {place} 行：账簿中 {tax_code} 的税率是 {known}，而不是 {tax_rate}。</translation>
        </message>
        <message>
            <source>Line {place}: the discount {discount} cannot be read.</source>
            <translation>第 {place} 行：无法读取折扣 {discount}。</translation>
        </message>
        <message>
            <source>Line {place}: the quantity {quantity} is negative.</source>
            <translation>第 {place} 行：数量 {quantity} 为负数。</translation>
        </message>
        <message>
            <source>Line {place}: the tax {tax} is not {rate}% of {amount}.</source>
            <translation>第 {place} 行：税额 {tax} 不是 {amount} 的 {rate}%。</translation>
        </message>
        <message>
            <source>Line {place}: there is a tax of {tax_amount} and no tax code.</source>
            <translation>第 {place} 行：有税额 {tax_amount} 却没有税码。</translation>
        </message>
        <message>
            <source>Line {place}: there is neither a product nor a description.</source>
            <translation>第 {place} 行：既没有产品也没有说明。</translation>
        </message>
        <message>
            <source>Look again at what needs you.</source>
            <translation>请再看一下需要您处理的事项。</translation>
        </message>
        <message>
            <source>Look at the list of conflicts again.</source>
            <translation>请再看一下冲突列表。</translation>
        </message>
        <message>
            <source>Look at them again, and then decide.</source>
            <translation>请再看一下，然后决定。</translation>
        </message>
        <message>
            <source>Look at what the rehearsal says.</source>
            <translation>请查看演练的结果。</translation>
        </message>
        <message>
            <source>Look at what was written.</source>
            <translation>请查看写入的内容。</translation>
        </message>
        <message>
            <source>Look for a newer version of this program.</source>
            <translation>请查找本程序的更新版本。</translation>
        </message>
        <message>
            <source>Look whether the company file is whole, or was changed by another program.</source>
            <translation>请检查公司文件是否完整，或是否被其他程序更改。</translation>
        </message>
        <message>
            <source>Make a new key under Tools, Maintain User, and connect again; check service and region too.</source>
            <translation>请在 Tools、Maintain User 中生成新密钥并重新连接；也请检查服务和区域。</translation>
        </message>
        <message>
            <source>Make a new one.</source>
            <translation>请重新生成一个。</translation>
        </message>
        <message>
            <source>Make a new product, or change it in AutoCount.</source>
            <translation>请新建产品，或在 AutoCount 中更改。</translation>
        </message>
        <message>
            <source>Make it inactive instead.</source>
            <translation>请改为设为停用。</translation>
        </message>
        <message>
            <source>Make room; nothing was lost.</source>
            <translation>请腾出空间；没有丢失任何内容。</translation>
        </message>
        <message>
            <source>Mark one of them.</source>
            <translation>请标记其中一个。</translation>
        </message>
        <message>
            <source>Mark this one, or choose another one.</source>
            <translation>请标记这个，或选择其他的。</translation>
        </message>
        <message>
            <source>Meanwhile {number} are held, not the {expected} that were shown.</source>
            <translation>目前拦下了 {number} 条，而不是所显示的 {expected} 条。</translation>
        </message>
        <message>
            <source>More than one run is meant by {wanted}.</source>
            <translation>{wanted} 对应多次同步。</translation>
        </message>
        <message>
            <source>Name one with --connection: {known}.</source>
            <translation>请用 --connection 指定一个：{known}。</translation>
        </message>
        <message>
            <source>Name one with --organization: {waiting}.</source>
            <translation>请用 --organization 指定一个：{waiting}。</translation>
        </message>
        <message>
            <source>Names of agents and PCs have 1 to {max_name} characters.</source>
            <translation>后台服务和电脑的名称为 1 到 {max_name} 个字符。</translation>
        </message>
        <message>
            <source>No Firebird server answers for {where}.</source>
            <translation>没有 Firebird 服务器为{where}作出回应。</translation>
        </message>
        <message>
            <source>No SQL Server answers at {server}.</source>
            <translation>{server} 没有 SQL Server 回应。</translation>
        </message>
        <message>
            <source>No agent has connected this provider yet.</source>
            <translation>还没有后台服务连接此服务商。</translation>
        </message>
        <message>
            <source>No agent keeps this provider.</source>
            <translation>没有后台服务负责此服务商。</translation>
        </message>
        <message>
            <source>No books are connected.</source>
            <translation>没有连接任何账簿。</translation>
        </message>
        <message>
            <source>No encrypted connection to {host} comes about, so nothing was sent.</source>
            <translation>无法与 {host} 建立加密连接，因此没有发送任何内容。</translation>
        </message>
        <message>
            <source>No number set of the books made the numbers of the newest documents.</source>
            <translation>账簿中没有任何编号规则能生成最新单据的号码。</translation>
        </message>
        <message>
            <source>No paired organization waits for books.</source>
            <translation>没有已配对的组织在等待账簿。</translation>
        </message>
        <message>
            <source>No rule fills {path} of {kind}.</source>
            <translation>没有规则填写{kind}的 {path}。</translation>
        </message>
        <message>
            <source>No rule of {kind} reads {column}.</source>
            <translation>{kind}没有规则读取 {column}。</translation>
        </message>
        <message>
            <source>No run called {wanted} has something in the books.</source>
            <translation>账簿中没有名为 {wanted} 的同步写入的内容。</translation>
        </message>
        <message>
            <source>No {field} is kept for {provider} {connection}.</source>
            <translation>没有为 {provider} {connection} 保存 {field}。</translation>
        </message>
        <message>
            <source>No {kind} {trait} was among the documents on which the posting rules were proved.</source>
            <translation>用来验证过账规则的单据中，没有{trait}的{kind}。</translation>
        </message>
        <message>
            <source>No {name} was given.</source>
            <translation>没有填写 {name}。</translation>
        </message>
        <message>
            <source>No {word} of the books has a control account, so that it is not known under which one a new one is kept.</source>
            <translation>账簿中没有{word}带有统制账户，因此不知道新的应放在哪个账户下。</translation>
        </message>
        <message>
            <source>Nobody at {host} tells where the SQL Server instance {instance} listens.</source>
            <translation>{host} 上没有程序说明 SQL Server 实例 {instance} 在哪里监听。</translation>
        </message>
        <message>
            <source>Nobody came back from the browser in time.</source>
            <translation>没有人及时从浏览器返回。</translation>
        </message>
        <message>
            <source>Nobody is signed in to the platform in this browser.</source>
            <translation>此浏览器中没有人登录平台。</translation>
        </message>
        <message>
            <source>Nobody said which {title} was chosen.</source>
            <translation>没有说明选择了哪个{title}。</translation>
        </message>
        <message>
            <source>Nobody signs in at this provider.</source>
            <translation>没有人在此服务商登录。</translation>
        </message>
        <message>
            <source>Nobody signs in at {title}: it is connected otherwise.</source>
            <translation>没有人在 {title} 登录：它以其他方式连接。</translation>
        </message>
        <message>
            <source>None of the units of the product is its base unit.</source>
            <translation>该产品的单位中没有一个是基本单位。</translation>
        </message>
        <message>
            <source>None of the units of {code} is its base unit.</source>
            <translation>{code} 的单位中没有一个是基本单位。</translation>
        </message>
        <message>
            <source>None of these writes can be taken back any more.</source>
            <translation>这些写入都不能再撤回。</translation>
        </message>
        <message>
            <source>Not written into the books yet: {reason}</source>
            <translation>尚未写入账簿：{reason}</translation>
        </message>
        <message>
            <source>Not written into the books: {reason}</source>
            <translation>未写入账簿：{reason}</translation>
        </message>
        <message>
            <source>Nothing new.</source>
            <translation>没有新内容。</translation>
        </message>
        <message>
            <source>Nothing of this is held any more.</source>
            <translation>其中已没有被拦下的内容。</translation>
        </message>
        <message>
            <source>Nothing was changed.</source>
            <translation>没有更改任何内容。</translation>
        </message>
        <message>
            <source>Nothing was connected, and that sign-in was given up.</source>
            <translation>没有连接任何账号，该次登录已放弃。</translation>
        </message>
        <message>
            <source>Nothing was connected.</source>
            <translation>没有连接任何账号。</translation>
        </message>
        <message>
            <source>Nothing was released.</source>
            <translation>没有放行任何内容。</translation>
        </message>
        <message>
            <source>Nothing was synchronised yet.</source>
            <translation>尚未同步任何内容。</translation>
        </message>
        <message>
            <source>Nothing was written into the books that could be taken back.</source>
            <translation>没有可以撤回的账簿写入。</translation>
        </message>
        <message>
            <source>Nothing was written.</source>
            <translation>没有写入任何内容。</translation>
        </message>
        <message>
            <source>One account belongs to one organization: this one has another, or another one has this.</source>
            <translation>一个账号属于一个组织：这个组织已有另一个账号，或另一个组织已有这个账号。</translation>
        </message>
        <message>
            <source>Only a record that the books may have already is linked or created.</source>
            <translation>只有账簿可能已有的记录才会关联或新建。</translation>
        </message>
        <message>
            <source>Only an agent has an address of its own to come back to.</source>
            <translation>只有后台服务有自己的返回地址。</translation>
        </message>
        <message>
            <source>Only documents that came from the platform are changed by it; this one was made in the books.</source>
            <translation>只更改来自平台的单据；这一张是在账簿中创建的。</translation>
        </message>
        <message>
            <source>Only one copy may be kept equal with the platform.</source>
            <translation>只能有一份副本与平台保持一致。</translation>
        </message>
        <message>
            <source>Only people work in a browser, and begin with their own token.</source>
            <translation>浏览器中只有人操作，并以自己的令牌开始。</translation>
        </message>
        <message>
            <source>Only {count} documents are there to prove the rules on; {needed} are needed.</source>
            <translation>只有 {count} 张单据可用来验证规则；需要 {needed} 张。</translation>
        </message>
        <message>
            <source>Only {free} MB are free on its disk.</source>
            <translation>其磁盘上只剩 {free} MB 可用。</translation>
        </message>
        <message>
            <source>Open the address in a browser: the network may want a sign-in, or the address is another one.</source>
            <translation>请在浏览器中打开该地址：网络可能要求登录，或地址有误。</translation>
        </message>
        <message>
            <source>Open the company through the Firebird version that SQL Accounting uses for it.</source>
            <translation>请通过 SQL Accounting 使用的 Firebird 版本打开该公司。</translation>
        </message>
        <message>
            <source>Pair this company with an organization of its own, or choose the books that belong to this one.</source>
            <translation>请把这家公司与自己的组织配对，或选择属于该组织的账簿。</translation>
        </message>
        <message>
            <source>Paused until somebody resumes it.</source>
            <translation>已暂停，直到有人恢复。</translation>
        </message>
        <message>
            <source>Paused until {until}.</source>
            <translation>已暂停至 {until}。</translation>
        </message>
        <message>
            <source>Plain http is for this computer alone.</source>
            <translation>普通 http 仅限本机使用。</translation>
        </message>
        <message>
            <source>Platforms did not answer in time.</source>
            <translation>平台没有及时回应。</translation>
        </message>
        <message>
            <source>Proved for a document {shown}.</source>
            <translation>已对{shown}的单据验证。</translation>
        </message>
        <message>
            <source>Proved for no document.</source>
            <translation>没有对任何单据验证。</translation>
        </message>
        <message>
            <source>Put back a copy of it, or connect again.</source>
            <translation>请放回一份副本，或重新连接。</translation>
        </message>
        <message>
            <source>Put back a copy of it, or connect and pair again.</source>
            <translation>请放回一份副本，或重新连接并配对。</translation>
        </message>
        <message>
            <source>Put back a copy of it.</source>
            <translation>请放回一份副本。</translation>
        </message>
        <message>
            <source>Put it aside here.</source>
            <translation>请在这里将其另存。</translation>
        </message>
        <message>
            <source>Put it back, or {remade}.</source>
            <translation>请放回，或{remade}。</translation>
        </message>
        <message>
            <source>Put the next number right in SQL Accounting (Tools, Maintain Document Number).</source>
            <translation>请在 SQL Accounting 中更正下一个号码（Tools、Maintain Document Number）。</translation>
        </message>
        <message>
            <source>Put them together on the platform.</source>
            <translation>请在平台上将它们合并。</translation>
        </message>
        <message>
            <source>Puts {kind} {number} back to what it was before, with all its postings.</source>
            <translation>将{kind} {number} 及其全部过账恢复到之前的状态。</translation>
        </message>
        <message>
            <source>Reading the books ended before its end.</source>
            <translation>读取账簿在读完之前结束。</translation>
        </message>
        <message>
            <source>Reading {label} was stopped.</source>
            <translation>读取{label}已停止。</translation>
        </message>
        <message>
            <source>Receivables that the customer module made are not edited.</source>
            <translation>由客户模块生成的应收款不会被修改。</translation>
        </message>
        <message>
            <source>Refused is what none of the {proved_on} documents had on which the rules were proved.</source>
            <translation>凡是 {proved_on} 张验证规则的单据都没有的情形，一律拒绝。</translation>
        </message>
        <message>
            <source>Rehearse again when it suits you.</source>
            <translation>请在方便时重新演练。</translation>
        </message>
        <message>
            <source>Round it on the platform.</source>
            <translation>请在平台上取整。</translation>
        </message>
        <message>
            <source>Rules for a {kind}, learned from {learned_from} documents of this company and proved on {proved_on} others.</source>
            <translation>{kind}的规则，由这家公司的 {learned_from} 张单据得出，并在另外 {proved_on} 张上验证。</translation>
        </message>
        <message>
            <source>Run the Firebird service and let SQL Accounting open the company through it.</source>
            <translation>请运行 Firebird 服务，并让 SQL Accounting 通过它打开公司。</translation>
        </message>
        <message>
            <source>Run the Firebird service on this computer and let SQL Accounting open the company through it (a server name instead of a local file), so that several programs can read it together.</source>
            <translation>请在这台电脑上运行 Firebird 服务，并让 SQL Accounting 通过它打开公司（用服务器名而不是本地文件），这样多个程序可以同时读取。</translation>
        </message>
        <message>
            <source>SQL Accounting does not accept the access key, or its user may not do this.</source>
            <translation>SQL Accounting 不接受该访问密钥，或其用户无权这样做。</translation>
        </message>
        <message>
            <source>SQL Accounting may have been upgraded: run doctor and send the diagnostics file to support.</source>
            <translation>SQL Accounting 可能已升级：请运行检查，并把诊断文件发送给技术支持。</translation>
        </message>
        <message>
            <source>SQL Accounting posts it.</source>
            <translation>由 SQL Accounting 过账。</translation>
        </message>
        <message>
            <source>SQL Accounting says: {said}</source>
            <translation>SQL Accounting 表示：{said}</translation>
        </message>
        <message>
            <source>SQL Accounting took the record and does not show it yet.</source>
            <translation>SQL Accounting 已接收该记录，但尚未显示。</translation>
        </message>
        <message>
            <source>SQL Server Express ends at 10 GB a database.</source>
            <translation>SQL Server Express 每个数据库上限为 10 GB。</translation>
        </message>
        <message>
            <source>SQL Server runs here, but does not listen on TCP: switch TCP/IP on in SQL Server Configuration Manager.</source>
            <translation>这里运行着 SQL Server，但没有监听 TCP：请在 SQL Server Configuration Manager 中启用 TCP/IP。</translation>
        </message>
        <message>
            <source>SQL Server runs here.</source>
            <translation>这里运行着 SQL Server。</translation>
        </message>
        <message>
            <source>Say at what to split, and which part is meant.</source>
            <translation>请说明在哪里拆分，以及取哪一部分。</translation>
        </message>
        <message>
            <source>Say what the field gets when the test is met.</source>
            <translation>请说明条件满足时字段的值。</translation>
        </message>
        <message>
            <source>Say whether it is the same (link) or another (create).</source>
            <translation>请说明是同一条记录（关联）还是另一条（新建）。</translation>
        </message>
        <message>
            <source>Say which value the column must have.</source>
            <translation>请说明该列必须为何值。</translation>
        </message>
        <message>
            <source>Set BUKUBRIDGE_HOME to a folder on a local disk.</source>
            <translation>请把 BUKUBRIDGE_HOME 设为本地磁盘上的文件夹。</translation>
        </message>
        <message>
            <source>Several number sets of the books make the same numbers.</source>
            <translation>账簿的多个编号规则会生成相同的号码。</translation>
        </message>
        <message>
            <source>Several organizations wait for their books.</source>
            <translation>有多个组织在等待账簿。</translation>
        </message>
        <message>
            <source>Shorten it and try again.</source>
            <translation>请缩短后重试。</translation>
        </message>
        <message>
            <source>Shorten it on the platform.</source>
            <translation>请在平台上缩短。</translation>
        </message>
        <message>
            <source>Shorten it.</source>
            <translation>请缩短。</translation>
        </message>
        <message>
            <source>Sign in again and choose one.</source>
            <translation>请重新登录并选择一个。</translation>
        </message>
        <message>
            <source>Sign in again with an account or a code that may.</source>
            <translation>请用有权限的账号或代码重新登录。</translation>
        </message>
        <message>
            <source>Sign in again.</source>
            <translation>请重新登录。</translation>
        </message>
        <message>
            <source>Sign in again: pair this PC with a new code.</source>
            <translation>请重新登录：用新代码配对这台电脑。</translation>
        </message>
        <message>
            <source>Sign in as that user.</source>
            <translation>请以该用户登录。</translation>
        </message>
        <message>
            <source>Sign in as the user who connected, or connect and pair again.</source>
            <translation>请以当初连接的用户登录，或重新连接并配对。</translation>
        </message>
        <message>
            <source>Sign in to the computer so that its key store is open.</source>
            <translation>请登录电脑，使其密钥库打开。</translation>
        </message>
        <message>
            <source>Some {name} on the platform are not as agreed.</source>
            <translation>平台上有些{name}与约定的不同。</translation>
        </message>
        <message>
            <source>Somebody changed {number} in the books since ({changed}{more}).</source>
            <translation>此后有人在账簿中更改了 {number}（{changed}{more}）。</translation>
        </message>
        <message>
            <source>Somebody else renews sign-ins for far too long.</source>
            <translation>另一处更新登录的时间过长。</translation>
        </message>
        <message>
            <source>Somebody entered {own} in the books at the same moment.</source>
            <translation>同一时刻有人在账簿中录入了 {own}。</translation>
        </message>
        <message>
            <source>Somebody has the database {database} for himself alone (single-user mode).</source>
            <translation>有人独占了数据库 {database}（单用户模式）。</translation>
        </message>
        <message>
            <source>Somebody is working on a record that is needed in {label} at the moment.</source>
            <translation>目前有人正在使用{label}中需要的记录。</translation>
        </message>
        <message>
            <source>Somebody is working on the record in the books.</source>
            <translation>有人正在账簿中使用该记录。</translation>
        </message>
        <message>
            <source>Somebody is working on the same records of {label} at the moment.</source>
            <translation>目前有人正在使用{label}中的相同记录。</translation>
        </message>
        <message>
            <source>Something answers for {where}, but it is no Firebird server, or none that is ready.</source>
            <translation>有程序为{where}作出回应，但它不是 Firebird 服务器，或尚未就绪。</translation>
        </message>
        <message>
            <source>Something was said on the control channel that is not understood.</source>
            <translation>控制通道上出现了无法理解的内容。</translation>
        </message>
        <message>
            <source>Start the agent again.</source>
            <translation>请重新启动后台服务。</translation>
        </message>
        <message>
            <source>Stop BukuBridge on {holder}, or disconnect the company there; a few minutes later it is free.</source>
            <translation>请在 {holder} 上停止 BukuBridge，或在那里断开该公司；几分钟后即可使用。</translation>
        </message>
        <message>
            <source>Switch it on first.</source>
            <translation>请先打开它。</translation>
        </message>
        <message>
            <source>Take them in first.</source>
            <translation>请先将其纳入。</translation>
        </message>
        <message>
            <source>Take them in under Settings first.</source>
            <translation>请先在“设置”中将其纳入。</translation>
        </message>
        <message>
            <source>Take {take} in first.</source>
            <translation>请先纳入{take}。</translation>
        </message>
        <message>
            <source>Taken back: {sentence}</source>
            <translation>已撤回：{sentence}</translation>
        </message>
        <message>
            <source>That diagnostics file is no longer there.</source>
            <translation>该诊断文件已不存在。</translation>
        </message>
        <message>
            <source>The API has no list of changes: each run goes through all headers, fifty at a time.</source>
            <translation>该 API 没有更改列表：每次同步都会逐批（每批五十条）读取全部表头。</translation>
        </message>
        <message>
            <source>The Firebird client library that belongs to this program is missing.</source>
            <translation>缺少本程序自带的 Firebird 客户端库。</translation>
        </message>
        <message>
            <source>The Firebird server cannot read {where}: the file belongs to another Firebird version{told}.</source>
            <translation>Firebird 服务器无法读取{where}：该文件属于另一个 Firebird 版本{told}。</translation>
        </message>
        <message>
            <source>The ODBC driver for SQL Server cannot be loaded on this computer.</source>
            <translation>这台电脑上无法加载 SQL Server 的 ODBC 驱动程序。</translation>
        </message>
        <message>
            <source>The ODBC driver {driver} is not one that this program can use with SQL Server.</source>
            <translation>ODBC 驱动程序 {driver} 不是本程序可用于 SQL Server 的驱动程序。</translation>
        </message>
        <message>
            <source>The ODBC driver {name} accepts only certificates that this computer trusts.</source>
            <translation>ODBC 驱动程序 {name} 只接受这台电脑信任的证书。</translation>
        </message>
        <message>
            <source>The ODBC driver {name} cannot be given a name or password with a closing brace.</source>
            <translation>ODBC 驱动程序 {name} 不接受含有右花括号的名称或密码。</translation>
        </message>
        <message>
            <source>The ODBC driver {name} cannot be told which certificate is the server's.</source>
            <translation>无法告知 ODBC 驱动程序 {name} 哪个是服务器的证书。</translation>
        </message>
        <message>
            <source>The ODBC driver {name} does not check who the server is.</source>
            <translation>ODBC 驱动程序 {name} 不核实服务器的身份。</translation>
        </message>
        <message>
            <source>The PC {holder} already keeps this company.</source>
            <translation>电脑 {holder} 已在负责这家公司。</translation>
        </message>
        <message>
            <source>The accounting program may have been updated: look for an update of BukuBridge.</source>
            <translation>会计软件可能已更新：请查找 BukuBridge 的更新。</translation>
        </message>
        <message>
            <source>The address of {host} holds more than a place: a user, a password or a question.</source>
            <translation>{host} 的地址除了位置还含有用户、密码或查询。</translation>
        </message>
        <message>
            <source>The address of {name} must be https, or http on this computer.</source>
            <translation>{name} 的地址必须是 https，或本机上的 http。</translation>
        </message>
        <message>
            <source>The agent answered {name} where {name_2} was expected.</source>
            <translation>后台服务回应了 {name}，而预期的是 {name_2}。</translation>
        </message>
        <message>
            <source>The agent could not do this.</source>
            <translation>后台服务无法完成此操作。</translation>
        </message>
        <message>
            <source>The agent did not accept this client.</source>
            <translation>后台服务没有接受此程序。</translation>
        </message>
        <message>
            <source>The agent does not know this request.</source>
            <translation>后台服务不认识此请求。</translation>
        </message>
        <message>
            <source>The agent ends.</source>
            <translation>后台服务即将结束。</translation>
        </message>
        <message>
            <source>The agent is ending.</source>
            <translation>后台服务正在结束。</translation>
        </message>
        <message>
            <source>The agent is not running.</source>
            <translation>后台服务没有运行。</translation>
        </message>
        <message>
            <source>The agent is of another version.</source>
            <translation>后台服务是其他版本。</translation>
        </message>
        <message>
            <source>The agent is of version {version} and speaks another protocol.</source>
            <translation>后台服务的版本是 {version}，使用其他协议。</translation>
        </message>
        <message>
            <source>The agent went away.</source>
            <translation>后台服务已中断。</translation>
        </message>
        <message>
            <source>The amount of a payment must be more than 0.</source>
            <translation>收款金额必须大于 0。</translation>
        </message>
        <message>
            <source>The amount paid of invoice {label} must be more than 0.</source>
            <translation>为发票 {label} 支付的金额必须大于 0。</translation>
        </message>
        <message>
            <source>The answer of {host} cannot be read to its end.</source>
            <translation>无法完整读取 {host} 的回应。</translation>
        </message>
        <message>
            <source>The answer of {host} is longer than an answer may be.</source>
            <translation>{host} 的回应超出允许的长度。</translation>
        </message>
        <message>
            <source>The answer of {title} is too long.</source>
            <translation>{title} 的回应太长。</translation>
        </message>
        <message>
            <source>The bank charge of a payment cannot be negative.</source>
            <translation>收款的银行手续费不能为负数。</translation>
        </message>
        <message>
            <source>The base unit of a product is changed with its units.</source>
            <translation>产品的基本单位要与其单位一起更改。</translation>
        </message>
        <message>
            <source>The base unit of the product is {base}.</source>
            <translation>该产品的基本单位是 {base}。</translation>
        </message>
        <message>
            <source>The base unit of {code} is not changed any more: stock is counted in it.</source>
            <translation>{code} 的基本单位不能再更改：库存以它计算。</translation>
        </message>
        <message>
            <source>The base unit {base} is not among the units of the product.</source>
            <translation>基本单位 {base} 不在该产品的单位之中。</translation>
        </message>
        <message>
            <source>The base unit {base} of a product must have the rate 1.</source>
            <translation>产品的基本单位 {base} 的换算率必须为 1。</translation>
        </message>
        <message>
            <source>The body is no batch: {exc}</source>
            <translation>正文不是一个批次：{exc}</translation>
        </message>
        <message>
            <source>The books already use the code {code}.</source>
            <translation>账簿已使用编号 {code}。</translation>
        </message>
        <message>
            <source>The books already use the number {number}.</source>
            <translation>账簿已使用号码 {number}。</translation>
        </message>
        <message>
            <source>The books cannot hold {value} as {name}.</source>
            <translation>账簿无法将 {value} 保存为 {name}。</translation>
        </message>
        <message>
            <source>The books do not have {absent}, without which {kind} cannot be read.</source>
            <translation>账簿没有 {absent}，缺少它就无法读取{kind}。</translation>
        </message>
        <message>
            <source>The books do not show how a full tax number (FullTIN) is made of its parts.</source>
            <translation>账簿没有显示完整税号（FullTIN）由哪些部分组成。</translation>
        </message>
        <message>
            <source>The books gave no answer whenever it was written.</source>
            <translation>每次写入时账簿都没有回应。</translation>
        </message>
        <message>
            <source>The books give no number for it: {reason}</source>
            <translation>账簿没有为其提供号码：{reason}</translation>
        </message>
        <message>
            <source>The books have no currency {currency}.</source>
            <translation>账簿中没有币种 {currency}。</translation>
        </message>
        <message>
            <source>The books have no customer {code}.</source>
            <translation>账簿中没有客户 {code}。</translation>
        </message>
        <message>
            <source>The books have no field {name}.</source>
            <translation>账簿中没有字段 {name}。</translation>
        </message>
        <message>
            <source>The books have no generator for {table}.{column}, and keys are never invented.</source>
            <translation>账簿没有 {table}.{column} 的生成器，而键绝不会凭空编造。</translation>
        </message>
        <message>
            <source>The books have no invoice {number} to be paid.</source>
            <translation>账簿中没有要付款的发票 {number}。</translation>
        </message>
        <message>
            <source>The books have no number sets of the known form.</source>
            <translation>账簿没有已知形式的编号规则。</translation>
        </message>
        <message>
            <source>The books have no payment method (none was given).</source>
            <translation>账簿中没有付款方式（未填写）。</translation>
        </message>
        <message>
            <source>The books have no payment method {header}.</source>
            <translation>账簿中没有付款方式 {header}。</translation>
        </message>
        <message>
            <source>The books have no place for {name} that could be written.</source>
            <translation>账簿没有可以写入 {name} 的位置。</translation>
        </message>
        <message>
            <source>The books have no room for another code that begins with {stem}.</source>
            <translation>账簿没有空间容纳另一个以 {stem} 开头的编号。</translation>
        </message>
        <message>
            <source>The books have no user ADMIN, in whose name records could be written.</source>
            <translation>账簿没有用户 ADMIN，无法以其名义写入记录。</translation>
        </message>
        <message>
            <source>The books have no word for {name} “{value}”.</source>
            <translation>账簿没有对应{name}“{value}”的词。</translation>
        </message>
        <message>
            <source>The books have no {missing}, without which documents cannot be written.</source>
            <translation>账簿没有 {missing}，缺少它就无法写入单据。</translation>
        </message>
        <message>
            <source>The books have no {name} “{value}”.</source>
            <translation>账簿没有{name}“{value}”。</translation>
        </message>
        <message>
            <source>The books have no {name}, which a rule of {kind} reads ({at}).</source>
            <translation>账簿没有 {name}，而{kind}的一条规则要读取它（{at}）。</translation>
        </message>
        <message>
            <source>The books have no {name}.{name_2}.</source>
            <translation>账簿没有 {name}.{name_2}。</translation>
        </message>
        <message>
            <source>The books have no {word} under the control account {parent} that would show how its account is kept.</source>
            <translation>账簿在统制账户 {parent} 下没有{word}可供参考其账户的保存方式。</translation>
        </message>
        <message>
            <source>The books have room for {count} references of a document.</source>
            <translation>账簿只能容纳单据的 {count} 个参考号。</translation>
        </message>
        <message>
            <source>The books have room for {count} references of a payment.</source>
            <translation>账簿只能容纳收款的 {count} 个参考号。</translation>
        </message>
        <message>
            <source>The books have room for {count} {name}, and there are {count_2}.</source>
            <translation>账簿只能容纳 {count} 个{name}，而这里有 {count_2} 个。</translation>
        </message>
        <message>
            <source>The books hold {found} {people} that their own program made; {value} are needed to find out and to prove how they are posted.</source>
            <translation>账簿中有 {found} 张由其自身程序生成的{people}；需要 {value} 张才能得出并验证过账方式。</translation>
        </message>
        <message>
            <source>The books keep customer {customer} in another currency ({kept}).</source>
            <translation>账簿以另一种币种（{kept}）记录客户 {customer}。</translation>
        </message>
        <message>
            <source>The books keep {name} without Unicode, and “{text}” has a character that they may lose.</source>
            <translation>账簿不以 Unicode 保存 {name}，“{text}”中有可能丢失的字符。</translation>
        </message>
        <message>
            <source>The books keep {scale} decimals in {name}, and {value} has more.</source>
            <translation>账簿在 {name} 中保留 {scale} 位小数，而 {value} 的位数更多。</translation>
        </message>
        <message>
            <source>The books lack {table}.{name}.</source>
            <translation>账簿缺少 {table}.{name}。</translation>
        </message>
        <message>
            <source>The books lack {what}, without which {kind} cannot be read.</source>
            <translation>账簿缺少 {what}，缺少它就无法读取{kind}。</translation>
        </message>
        <message>
            <source>The books made nothing of nothing in {table}.{name}; nothing was kept.</source>
            <translation>账簿在 {table}.{name} 中以空值代替空值；没有保留任何内容。</translation>
        </message>
        <message>
            <source>The books made nothing of {value} in {table}.{name}; nothing was kept.</source>
            <translation>账簿在 {table}.{name} 中清空了 {value}；没有保留任何内容。</translation>
        </message>
        <message>
            <source>The books made {name} of nothing in {table}.{name_2}; nothing was kept.</source>
            <translation>账簿在 {table}.{name_2} 的空值处填入了 {name}；没有保留任何内容。</translation>
        </message>
        <message>
            <source>The books made {name} of {value} in {table}.{name_2}; nothing was kept.</source>
            <translation>账簿在 {table}.{name_2} 中保存的是 {name} 而不是 {value}；没有保留任何内容。</translation>
        </message>
        <message>
            <source>The books may have this record already.</source>
            <translation>账簿可能已有这条记录。</translation>
        </message>
        <message>
            <source>The books no longer have a table of {names}, which were read before.</source>
            <translation>账簿中不再有之前读取过的 {names} 数据表。</translation>
        </message>
        <message>
            <source>The books no longer have the table {table}, from which records were read before.</source>
            <translation>账簿中不再有之前读取过记录的数据表 {table}。</translation>
        </message>
        <message>
            <source>The books of a company without a name can be read{program}.</source>
            <translation>可以读取一家未命名公司的账簿{program}。</translation>
        </message>
        <message>
            <source>The books of connection {name} did not answer in time.</source>
            <translation>连接 {name} 的账簿没有及时回应。</translation>
        </message>
        <message>
            <source>The books of {name} can be read{program}.</source>
            <translation>可以读取 {name} 的账簿{program}。</translation>
        </message>
        <message>
            <source>The books seem to have it already, as {key}.</source>
            <translation>账簿似乎已有它，即 {key}。</translation>
        </message>
        <message>
            <source>The books want a value in {table}.{missing} that this program does not know.</source>
            <translation>账簿要求 {table}.{missing} 有值，而本程序不知道该值。</translation>
        </message>
        <message>
            <source>The books would show the {name} “{text}” as another text: they have no character set of their own.</source>
            <translation>账簿会把{name}“{text}”显示成其他文字：它没有自己的字符集。</translation>
        </message>
        <message>
            <source>The books' own total of {name} in {differing} is not the sum of what was read.</source>
            <translation>账簿自己的{name}合计（{differing}）与读取内容之和不符。</translation>
        </message>
        <message>
            <source>The certificate of the database server was made for another name than {host}.</source>
            <translation>数据库服务器的证书不是为 {host} 这个名称签发的。</translation>
        </message>
        <message>
            <source>The certificate of {host} cannot be trusted, so nothing was sent.</source>
            <translation>无法信任 {host} 的证书，因此没有发送任何内容。</translation>
        </message>
        <message>
            <source>The code is wrong, was used already, or is older than ten minutes.</source>
            <translation>代码有误、已被使用，或已超过十分钟。</translation>
        </message>
        <message>
            <source>The code of a record in {table} is no text in the books' character set.</source>
            <translation>{table} 中某条记录的编号不是账簿字符集中的文字。</translation>
        </message>
        <message>
            <source>The codes in the books follow no pattern that could be gone on with.</source>
            <translation>账簿中的编号没有可以延续的规律。</translation>
        </message>
        <message>
            <source>The column never has the value {text}.</source>
            <translation>该列从来没有值 {text}。</translation>
        </message>
        <message>
            <source>The company behind the API seems to be restored from a backup.</source>
            <translation>API 背后的公司似乎是从备份还原的。</translation>
        </message>
        <message>
            <source>The company file and the vendor's API are two ways into the books: one does not become the other.</source>
            <translation>公司文件和厂商的 API 是进入账簿的两种途径：不能由一种变成另一种。</translation>
        </message>
        <message>
            <source>The company file of {name} is now at another place ({now}, before {before}): it was moved, or this is a copy of it.</source>
            <translation>{name} 的公司文件现在位于另一位置（{now}，之前为 {before}）：它被移动了，或者这是副本。</translation>
        </message>
        <message>
            <source>The company file of {name} seems to be restored from a backup.</source>
            <translation>{name} 的公司文件似乎是从备份还原的。</translation>
        </message>
        <message>
            <source>The company in these books is now called {name}, before {old}.</source>
            <translation>这些账簿中的公司现在名为 {name}，之前为 {old}。</translation>
        </message>
        <message>
            <source>The company uses every reference field of these documents (DOCREF1 …): there is no room for ours, by which it is found out what became of a write whose answer was lost.</source>
            <translation>该公司用尽了这些单据的所有参考字段（DOCREF1 …）：没有位置放我们的参考号，而它用于查明没有收到回应的写入结果。</translation>
        </message>
        <message>
            <source>The connection is encrypted in any case.</source>
            <translation>连接始终是加密的。</translation>
        </message>
        <message>
            <source>The connection of this PC may be too slow just now.</source>
            <translation>这台电脑的连接目前可能太慢。</translation>
        </message>
        <message>
            <source>The connection to {host} broke off before the answer was there.</source>
            <translation>与 {host} 的连接在收到回应之前中断。</translation>
        </message>
        <message>
            <source>The connection to {label} broke off in the middle.</source>
            <translation>与{label}的连接中途中断。</translation>
        </message>
        <message>
            <source>The connection to {label} broke off while a record was being written.</source>
            <translation>在写入一条记录时，与{label}的连接中断。</translation>
        </message>
        <message>
            <source>The connection to {label} was given up.</source>
            <translation>已放弃与{label}的连接。</translation>
        </message>
        <message>
            <source>The consent at {title} is over.</source>
            <translation>在 {title} 的授权已到期。</translation>
        </message>
        <message>
            <source>The control account of {code} is not changed here.</source>
            <translation>这里不更改 {code} 的统制账户。</translation>
        </message>
        <message>
            <source>The control channel cannot be opened at {address}: {strerror}.</source>
            <translation>无法在 {address} 打开控制通道：{strerror}。</translation>
        </message>
        <message>
            <source>The counter of the books for {table}.{column} gives keys that are in use already.</source>
            <translation>账簿为 {table}.{column} 提供的键已被使用。</translation>
        </message>
        <message>
            <source>The database does not allow snapshots: documents are read in short pages, which hold their rows for a fraction of a second.</source>
            <translation>该数据库不允许快照：单据按短页读取，每页只占用其行几分之一秒。</translation>
        </message>
        <message>
            <source>The database of the memory does not answer now.</source>
            <translation>存储数据库目前没有回应。</translation>
        </message>
        <message>
            <source>The database of the memory has no room.</source>
            <translation>存储数据库没有空间。</translation>
        </message>
        <message>
            <source>The database server at {server} and this computer have no way of encrypting in common.</source>
            <translation>{server} 上的数据库服务器与这台电脑没有共同的加密方式。</translation>
        </message>
        <message>
            <source>The database server at {server} did not accept {who}.</source>
            <translation>{server} 上的数据库服务器没有接受{who}。</translation>
        </message>
        <message>
            <source>The database server cannot read {where}.</source>
            <translation>数据库服务器无法读取{where}。</translation>
        </message>
        <message>
            <source>The database server did not accept the user name and password for {where}.</source>
            <translation>数据库服务器没有接受{where}的用户名和密码。</translation>
        </message>
        <message>
            <source>The database server does not tell the time.</source>
            <translation>数据库服务器不提供时间。</translation>
        </message>
        <message>
            <source>The database server finds no company file at {where}.</source>
            <translation>数据库服务器在{where}找不到公司文件。</translation>
        </message>
        <message>
            <source>The database server has no room left for {database}.</source>
            <translation>数据库服务器没有空间留给 {database}。</translation>
        </message>
        <message>
            <source>The database server may not open {where}.</source>
            <translation>数据库服务器无权打开{where}。</translation>
        </message>
        <message>
            <source>The database server opened no cursor for a query.</source>
            <translation>数据库服务器没有为查询打开游标。</translation>
        </message>
        <message>
            <source>The database server refused a request for {label}.</source>
            <translation>数据库服务器拒绝了对{label}的请求。</translation>
        </message>
        <message>
            <source>The database server stumbled over text in {where} that is not in the company file's character set.</source>
            <translation>数据库服务器遇到{where}中不属于公司文件字符集的文字。</translation>
        </message>
        <message>
            <source>The database server took too long for a request for {label}.</source>
            <translation>数据库服务器处理对{label}的请求耗时过长。</translation>
        </message>
        <message>
            <source>The database user does not see other users' transactions: while one is open, recent changes are read again for up to an hour.</source>
            <translation>该数据库用户看不到其他用户的事务：只要有事务未结束，最近的更改会重复读取，最长一小时。</translation>
        </message>
        <message>
            <source>The database user may not {verb} {name} in {where}.</source>
            <translation>该数据库用户不能对{where}中的 {name} 进行{verb}。</translation>
        </message>
        <message>
            <source>The database {database} can only be read.</source>
            <translation>数据库 {database} 只能读取。</translation>
        </message>
        <message>
            <source>The database {database} is being restored from a backup.</source>
            <translation>数据库 {database} 正在从备份还原。</translation>
        </message>
        <message>
            <source>The database {database} is damaged.</source>
            <translation>数据库 {database} 已损坏。</translation>
        </message>
        <message>
            <source>The database {database} is not open at present.</source>
            <translation>数据库 {database} 目前没有打开。</translation>
        </message>
        <message>
            <source>The database's user may not make the tables of the memory, or not use them.</source>
            <translation>该数据库用户无权创建或使用存储的数据表。</translation>
        </message>
        <message>
            <source>The date {column} of {record} is not plausible; correct it in the books.</source>
            <translation>{record}的日期 {column} 不合理；请在账簿中更正。</translation>
        </message>
        <message>
            <source>The description of the provider does not say where accounts are listed.</source>
            <translation>服务商的描述没有说明账号列在哪里。</translation>
        </message>
        <message>
            <source>The description of the provider names {name}, which nobody gave.</source>
            <translation>服务商的描述提到了 {name}，但没有人提供。</translation>
        </message>
        <message>
            <source>The description of the provider {name} cannot be read: {exc}.</source>
            <translation>无法读取服务商 {name} 的描述：{exc}。</translation>
        </message>
        <message>
            <source>The due date of an invoice follows its credit term.</source>
            <translation>发票的到期日由其信用期限决定。</translation>
        </message>
        <message>
            <source>The entity; left out of a deletion.</source>
            <translation>实体；删除时不包含。</translation>
        </message>
        <message>
            <source>The folder of further providers is not there: {folder}.</source>
            <translation>其他服务商的文件夹不存在：{folder}。</translation>
        </message>
        <message>
            <source>The folder {root} cannot be made: {strerror}.</source>
            <translation>无法创建文件夹 {root}：{strerror}。</translation>
        </message>
        <message>
            <source>The home currency of the books is not known.</source>
            <translation>不知道账簿的本位币。</translation>
        </message>
        <message>
            <source>The invoice has no lines.</source>
            <translation>该发票没有明细行。</translation>
        </message>
        <message>
            <source>The invoice is cancelled: there is nothing to enter into the books.</source>
            <translation>该发票已作废：没有内容可录入账簿。</translation>
        </message>
        <message>
            <source>The job was taken out of the line.</source>
            <translation>该任务已从队列中取出。</translation>
        </message>
        <message>
            <source>The key file {path} cannot be read: {strerror}.</source>
            <translation>无法读取密钥文件 {path}：{strerror}。</translation>
        </message>
        <message>
            <source>The key file {path} is damaged.</source>
            <translation>密钥文件 {path} 已损坏。</translation>
        </message>
        <message>
            <source>The key of the control channel is not safe: it is damaged.</source>
            <translation>控制通道的密钥不安全：已损坏。</translation>
        </message>
        <message>
            <source>The key of the control channel is not safe: {reason}</source>
            <translation>控制通道的密钥不安全：{reason}</translation>
        </message>
        <message>
            <source>The key store of this computer cannot be used now.</source>
            <translation>目前无法使用这台电脑的密钥库。</translation>
        </message>
        <message>
            <source>The last attempt to write {code} into the books is not over yet.</source>
            <translation>上次将 {code} 写入账簿的操作尚未结束。</translation>
        </message>
        <message>
            <source>The last recorded run ended {ago} ago: {outcome}.</source>
            <translation>上次记录的同步于{ago}前结束：{outcome}。</translation>
        </message>
        <message>
            <source>The last run failed.</source>
            <translation>上次同步失败。</translation>
        </message>
        <message>
            <source>The last run was stopped before its end.</source>
            <translation>上次同步在完成之前被停止。</translation>
        </message>
        <message>
            <source>The lease of the agent's Welcome.</source>
            <translation>后台服务问候时取得的租约。</translation>
        </message>
        <message>
            <source>The ledger program may have been upgraded: run doctor and send the diagnostics file to support.</source>
            <translation>会计软件可能已升级：请运行检查，并把诊断文件发送给技术支持。</translation>
        </message>
        <message>
            <source>The list of connections is not safe: {reason}</source>
            <translation>连接列表不安全：{reason}</translation>
        </message>
        <message>
            <source>The list of connections was made by a newer version.</source>
            <translation>连接列表由较新的版本生成。</translation>
        </message>
        <message>
            <source>The list of connections {path} cannot be read: {exc}.</source>
            <translation>无法读取连接列表 {path}：{exc}。</translation>
        </message>
        <message>
            <source>The log says more.</source>
            <translation>日志中有更多说明。</translation>
        </message>
        <message>
            <source>The login does not see other users' transactions: what somebody saves after more than a quarter of an hour is found by the next sweep.</source>
            <translation>该登录名看不到其他用户的事务：超过一刻钟才保存的内容要等下次全面核对才能发现。</translation>
        </message>
        <message>
            <source>The login of Windows has not the right in {database} that this needs.</source>
            <translation>Windows 登录在 {database} 中没有所需的权限。</translation>
        </message>
        <message>
            <source>The login {user} has not the right in {database} that this needs.</source>
            <translation>登录名 {user} 在 {database} 中没有所需的权限。</translation>
        </message>
        <message>
            <source>The login {user} is switched off or locked on the database server.</source>
            <translation>登录名 {user} 在数据库服务器上已停用或锁定。</translation>
        </message>
        <message>
            <source>The mapping can be used, {whose}.</source>
            <translation>字段映射可用，{whose}。</translation>
        </message>
        <message>
            <source>The mapping cannot be used: {file} is nested too deeply.</source>
            <translation>字段映射不可用：{file} 嵌套过深。</translation>
        </message>
        <message>
            <source>The mapping cannot be used: {sentence} ({self}).</source>
            <translation>字段映射不可用：{sentence}（{self}）。</translation>
        </message>
        <message>
            <source>The mapping file {name} cannot be read: {strerror}.</source>
            <translation>无法读取映射文件 {name}：{strerror}。</translation>
        </message>
        <message>
            <source>The mapping of {provider} has no section {kind}.{table}.</source>
            <translation>{provider} 的字段映射没有 {kind}.{table} 一节。</translation>
        </message>
        <message>
            <source>The memories in the database were written by a later version of this program.</source>
            <translation>数据库中的存储由本程序的较新版本写入。</translation>
        </message>
        <message>
            <source>The memory is damaged.</source>
            <translation>存储已损坏。</translation>
        </message>
        <message>
            <source>The memory of the connection is damaged.</source>
            <translation>该连接的存储已损坏。</translation>
        </message>
        <message>
            <source>The memory of this connection was damaged.</source>
            <translation>此连接的存储曾损坏。</translation>
        </message>
        <message>
            <source>The memory was written by an earlier version.</source>
            <translation>存储由较旧的版本写入。</translation>
        </message>
        <message>
            <source>The name of the SQL Server instance cannot be right.</source>
            <translation>SQL Server 实例的名称不可能正确。</translation>
        </message>
        <message>
            <source>The name of the company's database is missing.</source>
            <translation>缺少公司数据库的名称。</translation>
        </message>
        <message>
            <source>The name of the server's computer has characters that no name has.</source>
            <translation>服务器电脑的名称含有名称中不会出现的字符。</translation>
        </message>
        <message>
            <source>The name {host} is not known on this network.</source>
            <translation>此网络不认识名称 {host}。</translation>
        </message>
        <message>
            <source>The names on the platform are not known now.</source>
            <translation>目前不知道平台上的名称。</translation>
        </message>
        <message>
            <source>The next one goes on where it was.</source>
            <translation>下一次会从中断处继续。</translation>
        </message>
        <message>
            <source>The next run brings it up to date.</source>
            <translation>下次同步会将其更新。</translation>
        </message>
        <message>
            <source>The next run is due at {next_at}.</source>
            <translation>下次同步定于 {next_at}。</translation>
        </message>
        <message>
            <source>The next run reads everything again and compares it.</source>
            <translation>下次同步会重新读取并比对全部内容。</translation>
        </message>
        <message>
            <source>The number of requests a second must be more than 0.</source>
            <translation>每秒请求数必须大于 0。</translation>
        </message>
        <message>
            <source>The number of {number} cannot be changed any more: it is in the books under it.</source>
            <translation>{number} 的号码不能再更改：它已以此号码记入账簿。</translation>
        </message>
        <message>
            <source>The number {value} is too large for its column.</source>
            <translation>数字 {value} 超出了列的范围。</translation>
        </message>
        <message>
            <source>The number {wanted} is used already in the books.</source>
            <translation>号码 {wanted} 在账簿中已被使用。</translation>
        </message>
        <message>
            <source>The organization is connected with other books.</source>
            <translation>该组织与其他账簿相连。</translation>
        </message>
        <message>
            <source>The organization on the platform is now called {name}, before {old}.</source>
            <translation>平台上的组织现在名为 {name}，之前为 {old}。</translation>
        </message>
        <message>
            <source>The other side</source>
            <translation>对方</translation>
        </message>
        <message>
            <source>The password of the login {user} has expired or must be changed first.</source>
            <translation>登录名 {user} 的密码已过期，或必须先更改。</translation>
        </message>
        <message>
            <source>The path of the company file is missing.</source>
            <translation>缺少公司文件的路径。</translation>
        </message>
        <message>
            <source>The payment has no payment method.</source>
            <translation>该收款没有付款方式。</translation>
        </message>
        <message>
            <source>The payment is cancelled: there is nothing to enter into the books.</source>
            <translation>该收款已作废：没有内容可录入账簿。</translation>
        </message>
        <message>
            <source>The payment names the same invoice twice.</source>
            <translation>该收款两次指定同一张发票。</translation>
        </message>
        <message>
            <source>The platform</source>
            <translation>平台</translation>
        </message>
        <message>
            <source>The platform already has {adopted} records of this connection; they are compared, not sent again.</source>
            <translation>平台已有此连接的 {adopted} 条记录；将进行比对，不会重复发送。</translation>
        </message>
        <message>
            <source>The platform answered for another record than was asked.</source>
            <translation>平台回应的不是所询问的记录。</translation>
        </message>
        <message>
            <source>The platform answers for {name}, not for {old}.</source>
            <translation>平台回应的是 {name}，而不是 {old}。</translation>
        </message>
        <message>
            <source>The platform cannot be reached since {offline_since}.</source>
            <translation>自 {offline_since} 起无法连接平台。</translation>
        </message>
        <message>
            <source>The platform cannot be reached.</source>
            <translation>无法连接平台。</translation>
        </message>
        <message>
            <source>The platform did not accept the code.</source>
            <translation>平台没有接受该代码。</translation>
        </message>
        <message>
            <source>The platform did not answer for every record.</source>
            <translation>平台没有对每条记录作出回应。</translation>
        </message>
        <message>
            <source>The platform does not accept this PC's token: it was revoked, or replaced by a newer pairing.</source>
            <translation>平台不接受这台电脑的令牌：它已被撤销，或被较新的配对取代。</translation>
        </message>
        <message>
            <source>The platform fails whenever this record is sent.</source>
            <translation>每次发送这条记录时平台都会出错。</translation>
        </message>
        <message>
            <source>The platform gave changes out of their order.</source>
            <translation>平台给出的更改顺序有误。</translation>
        </message>
        <message>
            <source>The platform gave {count} answers for {count_2} records.</source>
            <translation>平台对 {count_2} 条记录给出了 {count} 个回应。</translation>
        </message>
        <message>
            <source>The platform has to give the numbers: {reason}</source>
            <translation>号码须由平台提供：{reason}</translation>
        </message>
        <message>
            <source>The platform has {count} {name}, {count_2} were agreed.</source>
            <translation>平台有 {count} 条{name}，而约定的是 {count_2} 条。</translation>
        </message>
        <message>
            <source>The platform is asked before it is sent again.</source>
            <translation>再次发送之前会先询问平台。</translation>
        </message>
        <message>
            <source>The platform is now at another address ({now}, before {before}).</source>
            <translation>平台现在位于另一地址（{now}，之前为 {before}）。</translation>
        </message>
        <message>
            <source>The platform lists changes without coming to an end.</source>
            <translation>平台列出的更改没有尽头。</translation>
        </message>
        <message>
            <source>The platform lists records without coming to an end.</source>
            <translation>平台列出的记录没有尽头。</translation>
        </message>
        <message>
            <source>The platform no longer counts this PC as the company's keeper.</source>
            <translation>平台不再认为这台电脑负责该公司。</translation>
        </message>
        <message>
            <source>The platform refused.</source>
            <translation>平台拒绝了。</translation>
        </message>
        <message>
            <source>The platform says: {detail}</source>
            <translation>平台表示：{detail}</translation>
        </message>
        <message>
            <source>The platform's database seems to be restored from a backup, just now while records were sent.</source>
            <translation>平台的数据库似乎刚刚在发送记录时从备份还原。</translation>
        </message>
        <message>
            <source>The platform's database seems to be restored from a backup.</source>
            <translation>平台的数据库似乎是从备份还原的。</translation>
        </message>
        <message>
            <source>The platform's database seems to be restored from a backup: it has fewer changes than before.</source>
            <translation>平台的数据库似乎是从备份还原的：更改比之前少。</translation>
        </message>
        <message>
            <source>The platform's operator has to check it.</source>
            <translation>须由平台运营者检查。</translation>
        </message>
        <message>
            <source>The provider did not allow it.</source>
            <translation>服务商没有允许。</translation>
        </message>
        <message>
            <source>The proxy of this network does not let the connection to {host} through.</source>
            <translation>此网络的代理不允许连接到 {host}。</translation>
        </message>
        <message>
            <source>The rate of {currency} is missing.</source>
            <translation>缺少 {currency} 的汇率。</translation>
        </message>
        <message>
            <source>The record has {size}, more than the platform takes.</source>
            <translation>该记录大小为 {size}，超过平台可接受的大小。</translation>
        </message>
        <message>
            <source>The record is being changed in the books again and again.</source>
            <translation>该记录在账簿中不断被更改。</translation>
        </message>
        <message>
            <source>The record is gone.</source>
            <translation>该记录已不存在。</translation>
        </message>
        <message>
            <source>The record is not as it was read.</source>
            <translation>该记录与读取时不同。</translation>
        </message>
        <message>
            <source>The record is not in the books yet.</source>
            <translation>该记录尚未在账簿中。</translation>
        </message>
        <message>
            <source>The record was changed in the meantime.</source>
            <translation>该记录在此期间被更改。</translation>
        </message>
        <message>
            <source>The record was refused by the books when it was new.</source>
            <translation>该记录新建时被账簿拒绝。</translation>
        </message>
        <message>
            <source>The record {key}, which it was to be linked with, is not in the books.</source>
            <translation>要与之关联的记录 {key} 不在账簿中。</translation>
        </message>
        <message>
            <source>The rehearsal found no rules.</source>
            <translation>演练没有得出规则。</translation>
        </message>
        <message>
            <source>The rehearsal was stopped.</source>
            <translation>演练已停止。</translation>
        </message>
        <message>
            <source>The request did not reach {host} in time.</source>
            <translation>请求没有及时到达 {host}。</translation>
        </message>
        <message>
            <source>The request was stopped.</source>
            <translation>请求已停止。</translation>
        </message>
        <message>
            <source>The rule that {sentence} {state}.</source>
            <translation>“{sentence}”这条规则{state}。</translation>
        </message>
        <message>
            <source>The rules are kept.</source>
            <translation>规则已保存。</translation>
        </message>
        <message>
            <source>The run was cut off.</source>
            <translation>同步中断了。</translation>
        </message>
        <message>
            <source>The run was stopped.</source>
            <translation>同步已停止。</translation>
        </message>
        <message>
            <source>The running run did not end in time.</source>
            <translation>正在进行的同步没有及时结束。</translation>
        </message>
        <message>
            <source>The schedule cannot work: {exc}.</source>
            <translation>该时间表不可用：{exc}。</translation>
        </message>
        <message>
            <source>The schedule has no next time.</source>
            <translation>该时间表没有下一次时间。</translation>
        </message>
        <message>
            <source>The schedule {cron} cannot be understood: {exc}.</source>
            <translation>无法理解时间表 {cron}：{exc}。</translation>
        </message>
        <message>
            <source>The scope of the signature is missing.</source>
            <translation>缺少签名的范围。</translation>
        </message>
        <message>
            <source>The server cannot keep secrets now: its operator has to give it its key.</source>
            <translation>服务器目前无法保存机密：须由其运营者提供密钥。</translation>
        </message>
        <message>
            <source>The settings can be read.</source>
            <translation>设置可以读取。</translation>
        </message>
        <message>
            <source>The sides still differ.</source>
            <translation>两边仍不一致。</translation>
        </message>
        <message>
            <source>The sign-in at {title} ends {when}.</source>
            <translation>在 {title} 的登录将于 {when} 到期。</translation>
        </message>
        <message>
            <source>The sign-in at {title} is over.</source>
            <translation>在 {title} 的登录已到期。</translation>
        </message>
        <message>
            <source>The sign-in is over.</source>
            <translation>登录已结束。</translation>
        </message>
        <message>
            <source>The sign-in opened no account that can be connected.</source>
            <translation>该登录没有打开可以连接的账号。</translation>
        </message>
        <message>
            <source>The sign-in was given up, and nothing was connected.</source>
            <translation>该登录已放弃，没有连接任何账号。</translation>
        </message>
        <message>
            <source>The state file cannot be opened.</source>
            <translation>无法打开状态文件。</translation>
        </message>
        <message>
            <source>The state file cannot be written.</source>
            <translation>无法写入状态文件。</translation>
        </message>
        <message>
            <source>The state file is being brought up to date.</source>
            <translation>状态文件正在更新。</translation>
        </message>
        <message>
            <source>The state file is damaged.</source>
            <translation>状态文件已损坏。</translation>
        </message>
        <message>
            <source>The state file is in use by another program.</source>
            <translation>状态文件正被另一个程序使用。</translation>
        </message>
        <message>
            <source>The state file was written by a later version of this program.</source>
            <translation>状态文件由本程序的较新版本写入。</translation>
        </message>
        <message>
            <source>The stored access key is damaged.</source>
            <translation>保存的访问密钥已损坏。</translation>
        </message>
        <message>
            <source>The stored sign-in of this PC is damaged.</source>
            <translation>保存的本机登录已损坏。</translation>
        </message>
        <message>
            <source>The structure of the books, the version of the program or its settings changed since it was rehearsed: rehearse it again.</source>
            <translation>演练之后，账簿结构、程序版本或其设置已更改：请重新演练。</translation>
        </message>
        <message>
            <source>The table {name} of the books has no primary key, so that its rows cannot be written safely.</source>
            <translation>账簿的数据表 {name} 没有主键，因此无法安全写入其行。</translation>
        </message>
        <message>
            <source>The tax identity of {code} belongs to {other}, too, and is not changed for both.</source>
            <translation>{code} 的税务身份同时属于 {other}，不会为两者一起更改。</translation>
        </message>
        <message>
            <source>The text for {name} has a character that nobody can read (NUL).</source>
            <translation>{name} 的文字含有无法读取的字符（NUL）。</translation>
        </message>
        <message>
            <source>The text for {name} is longer than {memo_length} characters.</source>
            <translation>{name} 的文字超过 {memo_length} 个字符。</translation>
        </message>
        <message>
            <source>The text “{value}” has “{strange}”, which the character set of the books lacks ({name}).</source>
            <translation>文字“{value}”含有“{strange}”，账簿的字符集没有它（{name}）。</translation>
        </message>
        <message>
            <source>The text “{value}” is too long for {name}: the books have room for {length} characters.</source>
            <translation>文字“{value}”对 {name} 来说太长：账簿只能容纳 {length} 个字符。</translation>
        </message>
        <message>
            <source>The token was revoked.</source>
            <translation>该令牌已被撤销。</translation>
        </message>
        <message>
            <source>The total of an invoice cannot be negative.</source>
            <translation>发票总额不能为负数。</translation>
        </message>
        <message>
            <source>The total {total} is not what the lines add up to: {added}.</source>
            <translation>总额 {total} 与各行之和不符：{added}。</translation>
        </message>
        <message>
            <source>The two sides were not compared yet.</source>
            <translation>尚未比对两边。</translation>
        </message>
        <message>
            <source>The value of {table}.{name} of {key} is no {type}.</source>
            <translation>{key} 的 {table}.{name} 的值不是 {type}。</translation>
        </message>
        <message>
            <source>The vault is not safe: {reason}</source>
            <translation>保险库不安全：{reason}</translation>
        </message>
        <message>
            <source>The vault was made by a newer version of BukuBridge.</source>
            <translation>保险库由较新版本的 BukuBridge 创建。</translation>
        </message>
        <message>
            <source>The vault {path} cannot be read: {strerror}.</source>
            <translation>无法读取保险库 {path}：{strerror}。</translation>
        </message>
        <message>
            <source>The vault {path} is damaged.</source>
            <translation>保险库 {path} 已损坏。</translation>
        </message>
        <message>
            <source>The vault's key is damaged.</source>
            <translation>保险库的密钥已损坏。</translation>
        </message>
        <message>
            <source>The vault's key is not in {describe}.</source>
            <translation>保险库的密钥不在{describe}中。</translation>
        </message>
        <message>
            <source>The vault's key is not safe: {reason}</source>
            <translation>保险库的密钥不安全：{reason}</translation>
        </message>
        <message>
            <source>The vault's key is too long for the key store.</source>
            <translation>保险库的密钥对密钥库来说太长。</translation>
        </message>
        <message>
            <source>The {field} kept for {provider} {connection} was changed or moved.</source>
            <translation>为 {provider} {connection} 保存的 {field} 已被更改或移动。</translation>
        </message>
        <message>
            <source>The {name} has {long}; the books take {room}.</source>
            <translation>{name}有 {long}；账簿可容纳 {room}。</translation>
        </message>
        <message>
            <source>The {name} {day} lies in a closed period: the books do not accept it any more.</source>
            <translation>{name} {day} 属于已关账期间：账簿不再接受。</translation>
        </message>
        <message>
            <source>The {name} {day} lies in the future.</source>
            <translation>{name} {day} 是将来的日期。</translation>
        </message>
        <message>
            <source>The {record} cannot be read: {problem}.</source>
            <translation>无法读取{record}：{problem}。</translation>
        </message>
        <message>
            <source>The {word} is cancelled, and is not changed any more.</source>
            <translation>该{word}已作废，不再更改。</translation>
        </message>
        <message>
            <source>The {word} was deleted through the API: it cannot be brought back with its number.</source>
            <translation>该{word}已通过 API 删除：无法以原号码恢复。</translation>
        </message>
        <message>
            <source>The {word} was sent to MyInvois since.</source>
            <translation>此后该{word}已发送到 MyInvois。</translation>
        </message>
        <message>
            <source>The {word} was sent to MyInvois, and is not changed any more.</source>
            <translation>该{word}已发送到 MyInvois，不再更改。</translation>
        </message>
        <message>
            <source>The {word} {code} is used in the books ({name}), and is not deleted.</source>
            <translation>{word} {code} 在账簿中被使用（{name}），不会删除。</translation>
        </message>
        <message>
            <source>There are no keys for this connection.</source>
            <translation>此连接没有密钥。</translation>
        </message>
        <message>
            <source>There are {count} more problems in it.</source>
            <translation>其中还有 {count} 个问题。</translation>
        </message>
        <message>
            <source>There are: {endpoints}.</source>
            <translation>有：{endpoints}。</translation>
        </message>
        <message>
            <source>There is a key file already: {path}.</source>
            <translation>密钥文件已存在：{path}。</translation>
        </message>
        <message>
            <source>There is a record with this code or number already in {label}.</source>
            <translation>{label}中已有使用此编号或号码的记录。</translation>
        </message>
        <message>
            <source>There is no conflict in {unknown}.</source>
            <translation>{unknown} 中没有冲突。</translation>
        </message>
        <message>
            <source>There is no database {database} on {server}, or this login may not open it.</source>
            <translation>{server} 上没有数据库 {database}，或此登录名无权打开。</translation>
        </message>
        <message>
            <source>There is no endpoint {name}.</source>
            <translation>没有端点 {name}。</translation>
        </message>
        <message>
            <source>There is no mapping for {provider}.</source>
            <translation>没有 {provider} 的字段映射。</translation>
        </message>
        <message>
            <source>There is no provider {provider}.</source>
            <translation>没有服务商 {provider}。</translation>
        </message>
        <message>
            <source>There is no room left on the disk for {path}.</source>
            <translation>磁盘上没有空间存放 {path}。</translation>
        </message>
        <message>
            <source>There is no room on the disk.</source>
            <translation>磁盘上没有空间。</translation>
        </message>
        <message>
            <source>There is no such invoice.</source>
            <translation>没有这张发票。</translation>
        </message>
        <message>
            <source>There is no time zone {timezone}.</source>
            <translation>没有时区 {timezone}。</translation>
        </message>
        <message>
            <source>There is no way {way} into {title}.</source>
            <translation>没有进入 {title} 的途径 {way}。</translation>
        </message>
        <message>
            <source>There is nothing called {name} in the diagnostics file.</source>
            <translation>诊断文件中没有名为 {name} 的内容。</translation>
        </message>
        <message>
            <source>These are the books of {name}, not of {old}.</source>
            <translation>这些是 {name} 的账簿，而不是 {old} 的。</translation>
        </message>
        <message>
            <source>These books cannot be written.</source>
            <translation>这些账簿不能写入。</translation>
        </message>
        <message>
            <source>These books have no {table}.</source>
            <translation>这些账簿没有 {table}。</translation>
        </message>
        <message>
            <source>These books keep no tax identities.</source>
            <translation>这些账簿不保存税务身份。</translation>
        </message>
        <message>
            <source>These books need no rehearsal.</source>
            <translation>这些账簿不需要演练。</translation>
        </message>
        <message>
            <source>These books show no samples.</source>
            <translation>这些账簿不显示例子。</translation>
        </message>
        <message>
            <source>They are asked before it is tried again.</source>
            <translation>再次尝试之前会先询问账簿。</translation>
        </message>
        <message>
            <source>They have {kind}.</source>
            <translation>其中有{kind}。</translation>
        </message>
        <message>
            <source>They wait until a person releases them.</source>
            <translation>会等待有人放行。</translation>
        </message>
        <message>
            <source>This PC is already paired with an organization {slug} on {platform}.</source>
            <translation>这台电脑已与 {platform} 上的组织 {slug} 配对。</translation>
        </message>
        <message>
            <source>This PC is no longer paired with {name}.</source>
            <translation>这台电脑不再与 {name} 配对。</translation>
        </message>
        <message>
            <source>This PC is not paired with an organization {slug}.</source>
            <translation>这台电脑没有与组织 {slug} 配对。</translation>
        </message>
        <message>
            <source>This PC is not paired with the platform.</source>
            <translation>这台电脑没有与平台配对。</translation>
        </message>
        <message>
            <source>This PC lets the agent open no port for the browser to come back to.</source>
            <translation>这台电脑不允许后台服务打开供浏览器返回的端口。</translation>
        </message>
        <message>
            <source>This agent does not hold the company now; it must shake hands first.</source>
            <translation>此后台服务目前不负责该公司；须先握手。</translation>
        </message>
        <message>
            <source>This can be opened, but there are no books in it.</source>
            <translation>可以打开，但其中没有账簿。</translation>
        </message>
        <message>
            <source>This code does not connect anything here.</source>
            <translation>此代码不能连接任何内容。</translation>
        </message>
        <message>
            <source>This company file has no {t}.{names}.</source>
            <translation>此公司文件没有 {t}.{names}。</translation>
        </message>
        <message>
            <source>This company has no {t}.{names}.</source>
            <translation>此公司没有 {t}.{names}。</translation>
        </message>
        <message>
            <source>This computer has no key store that keeps the vault's key safe.</source>
            <translation>这台电脑没有能安全保存保险库密钥的密钥库。</translation>
        </message>
        <message>
            <source>This connection is switched off.</source>
            <translation>此连接已关闭。</translation>
        </message>
        <message>
            <source>This field cannot have that value: {exc}.</source>
            <translation>此字段不能有该值：{exc}。</translation>
        </message>
        <message>
            <source>This file cannot be read.</source>
            <translation>无法读取此文件。</translation>
        </message>
        <message>
            <source>This has gone through already, or is waiting no longer.</source>
            <translation>这已经成功，或不再等待。</translation>
        </message>
        <message>
            <source>This invoice was entered in the customer module, and is not edited from the platform.</source>
            <translation>此发票在客户模块中录入，不从平台修改。</translation>
        </message>
        <message>
            <source>This is another database of the platform than before ({now}, before {before}).</source>
            <translation>这是与之前不同的平台数据库（{now}，之前为 {before}）。</translation>
        </message>
        <message>
            <source>This is another database of {name} than before ({now}, before {before}): a new year's file, or a copy that was rebuilt.</source>
            <translation>这是 {name} 与之前不同的数据库（{now}，之前为 {before}）：新年度的文件，或重建的副本。</translation>
        </message>
        <message>
            <source>This is decided already.</source>
            <translation>这已经决定过了。</translation>
        </message>
        <message>
            <source>This is no Firebird database.</source>
            <translation>这不是 Firebird 数据库。</translation>
        </message>
        <message>
            <source>This is no address of a server.</source>
            <translation>这不是服务器地址。</translation>
        </message>
        <message>
            <source>This line of the log is no longer kept.</source>
            <translation>日志中的这一行已不再保留。</translation>
        </message>
        <message>
            <source>This organization is connected with {company_name}.</source>
            <translation>此组织与 {company_name} 相连。</translation>
        </message>
        <message>
            <source>This platform is not registered with {title} yet: {title_2} is missing.</source>
            <translation>此平台尚未在 {title} 注册：缺少 {title_2}。</translation>
        </message>
        <message>
            <source>This program does not write {name} into {program}.</source>
            <translation>本程序不会把{name}写入 {program}。</translation>
        </message>
        <message>
            <source>This program sets payments against invoices only, not against {document_type}.</source>
            <translation>本程序只将收款与发票核销，不与 {document_type} 核销。</translation>
        </message>
        <message>
            <source>This provider is not connected.</source>
            <translation>此服务商没有连接。</translation>
        </message>
        <message>
            <source>This rule cannot be tried on the books now, and nothing is kept untried.</source>
            <translation>目前无法在账簿上试用此规则，未经试用不会保存。</translation>
        </message>
        <message>
            <source>This version cannot open {title} itself.</source>
            <translation>此版本自身无法打开 {title}。</translation>
        </message>
        <message>
            <source>This version of AutoCount has no GUID for a new {word}, by which ours are known.</source>
            <translation>此版本的 AutoCount 没有用于新{word}的 GUID，而我们靠它识别记录。</translation>
        </message>
        <message>
            <source>This version of the program cannot read the wished record: {exc}.</source>
            <translation>此版本的程序无法读取所要的记录：{exc}。</translation>
        </message>
        <message>
            <source>To decide: none.</source>
            <translation>待决定：无。</translation>
        </message>
        <message>
            <source>To decide: {fields}.</source>
            <translation>待决定：{fields}。</translation>
        </message>
        <message>
            <source>Too many deletions at once: they wait until a person releases them.</source>
            <translation>一次删除过多：会等待有人放行。</translation>
        </message>
        <message>
            <source>Try again after it.</source>
            <translation>请在其结束后重试。</translation>
        </message>
        <message>
            <source>Try again in a minute.</source>
            <translation>请一分钟后重试。</translation>
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation>请稍等片刻再试。</translation>
        </message>
        <message>
            <source>Try again later.</source>
            <translation>请稍后重试。</translation>
        </message>
        <message>
            <source>Trying again in {seconds} seconds.</source>
            <translation>{seconds} 秒后重试。</translation>
        </message>
        <message>
            <source>Type a date such as 2026-03-01.</source>
            <translation>请输入日期，例如 2026-03-01。</translation>
        </message>
        <message>
            <source>Type a number.</source>
            <translation>请输入数字。</translation>
        </message>
        <message>
            <source>Type a text.</source>
            <translation>请输入文字。</translation>
        </message>
        <message>
            <source>Type a whole number.</source>
            <translation>请输入整数。</translation>
        </message>
        <message>
            <source>Type an amount such as 12.50.</source>
            <translation>请输入金额，例如 12.50。</translation>
        </message>
        <message>
            <source>Type the text again in the books.</source>
            <translation>请在账簿中重新键入该文字。</translation>
        </message>
        <message>
            <source>Update BukuBridge, and start the agent again.</source>
            <translation>请更新 BukuBridge，并重新启动后台服务。</translation>
        </message>
        <message>
            <source>Update BukuBridge.</source>
            <translation>请更新 BukuBridge。</translation>
        </message>
        <message>
            <source>Use for example cp1252, gbk or big5.</source>
            <translation>例如使用 cp1252、gbk 或 big5。</translation>
        </message>
        <message>
            <source>Use one of: {loglevel}.</source>
            <translation>请使用以下之一：{loglevel}。</translation>
        </message>
        <message>
            <source>Use {cancel}, delete or ignore.</source>
            <translation>请使用 {cancel}、delete 或 ignore。</translation>
        </message>
        <message>
            <source>User and password of a proxy do not belong into its address.</source>
            <translation>代理的用户和密码不应写在其地址中。</translation>
        </message>
        <message>
            <source>User holds a colon or what cannot be printed, which no proxy understands.</source>
            <translation>用户含有冒号或无法打印的字符，代理都无法识别。</translation>
        </message>
        <message>
            <source>Usual are sqlaccount and ap-southeast-5.</source>
            <translation>常用的是 sqlaccount 和 ap-southeast-5。</translation>
        </message>
        <message>
            <source>Wait until SQL Server has recovered it, or let the administrator bring it online.</source>
            <translation>请等待 SQL Server 将其恢复，或请管理员使其联机。</translation>
        </message>
        <message>
            <source>Wait until the maintenance is over, or let the administrator set it back to multi-user.</source>
            <translation>请等待维护结束，或请管理员将其改回多用户。</translation>
        </message>
        <message>
            <source>Wait until the restore is done.</source>
            <translation>请等待还原完成。</translation>
        </message>
        <message>
            <source>What answers at the address of the API tells no company.</source>
            <translation>在该 API 地址回应的程序没有提供公司信息。</translation>
        </message>
        <message>
            <source>What became of the last edit of {number} cannot be told before it was rehearsed again.</source>
            <translation>重新演练之前，无法得知 {number} 上次修改的结果。</translation>
        </message>
        <message>
            <source>What became of the platform's changes could not be told yet.</source>
            <translation>尚无法告知平台更改的结果。</translation>
        </message>
        <message>
            <source>What came back from {host} cannot be read.</source>
            <translation>无法读取 {host} 返回的内容。</translation>
        </message>
        <message>
            <source>What it began goes on in the window where it was first opened; otherwise begin again.</source>
            <translation>它开始的操作会在最初打开的窗口中继续；否则请重新开始。</translation>
        </message>
        <message>
            <source>What it keeps equal is shown below.</source>
            <translation>它保持一致的内容显示在下方。</translation>
        </message>
        <message>
            <source>What was written of it is not known any more, so that it cannot be taken back safely.</source>
            <translation>当时写入的内容已无从得知，因此无法安全撤回。</translation>
        </message>
        <message>
            <source>What {number} was before is not known any more.</source>
            <translation>{number} 之前的状态已无从得知。</translation>
        </message>
        <message>
            <source>Whether it took note of the sign-in is not known; nothing was connected.</source>
            <translation>不知道它是否记下了该登录；没有连接任何账号。</translation>
        </message>
        <message>
            <source>Whether the server's certificate is to be trusted is answered with yes or no.</source>
            <translation>是否信任服务器的证书，请回答是或否。</translation>
        </message>
        <message>
            <source>Which connection?</source>
            <translation>哪个连接？</translation>
        </message>
        <message>
            <source>Which counter of the books gives the keys {table}.{column} cannot be told, and keys are never invented.</source>
            <translation>无法得知账簿的哪个计数器提供 {table}.{column} 的键，而键绝不会凭空编造。</translation>
        </message>
        <message>
            <source>Which {account} shall be connected?</source>
            <translation>要连接哪个{account}？</translation>
        </message>
        <message>
            <source>Whoever wants to be sure removes the platform's access over there, too.</source>
            <translation>若要确保万全，也可在那边移除平台的访问权限。</translation>
        </message>
        <message>
            <source>Write it in plain Latin letters.</source>
            <translation>请用普通拉丁字母书写。</translation>
        </message>
        <message>
            <source>Write it with other characters.</source>
            <translation>请用其他字符书写。</translation>
        </message>
        <message>
            <source>Write it without this character.</source>
            <translation>请去掉此字符后书写。</translation>
        </message>
        <message>
            <source>You, or the provider, did not allow the connection.</source>
            <translation>您或服务商没有允许该连接。</translation>
        </message>
        <message>
            <source>Your comments could not be kept in the file: they are in {name}.</source>
            <translation>您的注释无法保留在文件中：它们在 {name} 中。</translation>
        </message>
        <message>
            <source>Your mapping file {name} cannot be read.</source>
            <translation>无法读取您的映射文件 {name}。</translation>
        </message>
        <message>
            <source>Your own were put aside as {name}.before.</source>
            <translation>您自己的规则已另存为 {name}.before。</translation>
        </message>
        <message>
            <source>a company without a name</source>
            <translation>一家未命名的公司</translation>
        </message>
        <message>
            <source>area</source>
            <translation>区域</translation>
        </message>
        <message>
            <source>as delivered</source>
            <translation>为出厂设置</translation>
        </message>
        <message>
            <source>category</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>created</source>
            <translation>新建</translation>
        </message>
        <message>
            <source>created in the books</source>
            <translation>已在账簿中新建</translation>
        </message>
        <message>
            <source>created in the books; the books were kept in {fields}</source>
            <translation>已在账簿中新建；{fields} 保留了账簿的值</translation>
        </message>
        <message>
            <source>customer payment</source>
            <translation>客户收款</translation>
        </message>
        <message>
            <source>customer payments</source>
            <translation>客户收款</translation>
        </message>
        <message>
            <source>customer type</source>
            <translation>客户类型</translation>
        </message>
        <message>
            <source>date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>deleted</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>deleted in the books</source>
            <translation>已在账簿中删除</translation>
        </message>
        <message>
            <source>deleted in the books; the books were kept in {fields}</source>
            <translation>已在账簿中删除；{fields} 保留了账簿的值</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>for an invoice with tax of code</source>
            <translation>针对带税码的发票</translation>
        </message>
        <message>
            <source>for an invoice with tax of code {code}</source>
            <translation>针对税码为 {code} 的发票</translation>
        </message>
        <message>
            <source>in a foreign currency</source>
            <translation>以外币计</translation>
        </message>
        <message>
            <source>item brand</source>
            <translation>产品品牌</translation>
        </message>
        <message>
            <source>item category</source>
            <translation>产品类别</translation>
        </message>
        <message>
            <source>item class</source>
            <translation>产品等级</translation>
        </message>
        <message>
            <source>item type</source>
            <translation>产品类型</translation>
        </message>
        <message>
            <source>location</source>
            <translation>仓位</translation>
        </message>
        <message>
            <source>made from another document</source>
            <translation>由其他单据生成</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <source>partial</source>
            <translation>部分完成</translation>
        </message>
        <message>
            <source>payment method</source>
            <translation>付款方式</translation>
        </message>
        <message>
            <source>posting date</source>
            <translation>过账日期</translation>
        </message>
        <message>
            <source>price category</source>
            <translation>价格类别</translation>
        </message>
        <message>
            <source>price tag</source>
            <translation>价格标签</translation>
        </message>
        <message>
            <source>project</source>
            <translation>项目</translation>
        </message>
        <message>
            <source>purchase agent</source>
            <translation>采购员</translation>
        </message>
        <message>
            <source>read</source>
            <translation>读取</translation>
        </message>
        <message>
            <source>sales invoice</source>
            <translation>销售发票</translation>
        </message>
        <message>
            <source>sales invoices</source>
            <translation>销售发票</translation>
        </message>
        <message>
            <source>stock group</source>
            <translation>库存组</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <source>success</source>
            <translation>成功</translation>
        </message>
        <message>
            <source>supplier type</source>
            <translation>供应商类型</translation>
        </message>
        <message>
            <source>tariff</source>
            <translation>税则</translation>
        </message>
        <message>
            <source>tax date</source>
            <translation>计税日期</translation>
        </message>
        <message>
            <source>that bounced</source>
            <translation>被退票</translation>
        </message>
        <message>
            <source>that is cancelled</source>
            <translation>已作废</translation>
        </message>
        <message>
            <source>that pays a part of an invoice</source>
            <translation>支付部分发票金额</translation>
        </message>
        <message>
            <source>that pays an invoice in full</source>
            <translation>全额支付发票</translation>
        </message>
        <message>
            <source>the Windows user that this program runs as</source>
            <translation>运行本程序的 Windows 用户</translation>
        </message>
        <message>
            <source>the key file {path}</source>
            <translation>密钥文件 {path}</translation>
        </message>
        <message>
            <source>the key store of this computer ({name})</source>
            <translation>这台电脑的密钥库（{name}）</translation>
        </message>
        <message>
            <source>the login {user}</source>
            <translation>登录名 {user}</translation>
        </message>
        <message>
            <source>the platform</source>
            <translation>平台</translation>
        </message>
        <message>
            <source>updated</source>
            <translation>更新</translation>
        </message>
        <message>
            <source>updated in the books</source>
            <translation>已在账簿中更新</translation>
        </message>
        <message>
            <source>updated in the books; the books were kept in {fields}</source>
            <translation>已在账簿中更新；{fields} 保留了账簿的值</translation>
        </message>
        <message>
            <source>whose lines do not add up to its total</source>
            <translation>各行之和与总额不符</translation>
        </message>
        <message>
            <source>whose lines do not add up to its total in the home currency</source>
            <translation>各行之和与本位币总额不符</translation>
        </message>
        <message>
            <source>whose posting or tax date is not its date</source>
            <translation>过账日期或计税日期与单据日期不同</translation>
        </message>
        <message>
            <source>with a bank charge</source>
            <translation>带银行手续费</translation>
        </message>
        <message>
            <source>with a batch number</source>
            <translation>带批号</translation>
        </message>
        <message>
            <source>with a cheque number</source>
            <translation>带支票号码</translation>
        </message>
        <message>
            <source>with a discount on a line</source>
            <translation>某行有折扣</translation>
        </message>
        <message>
            <source>with a gain or loss of currency</source>
            <translation>有汇兑损益</translation>
        </message>
        <message>
            <source>with a line of 0</source>
            <translation>有金额为 0 的行</translation>
        </message>
        <message>
            <source>with a line without a product</source>
            <translation>有无产品的行</translation>
        </message>
        <message>
            <source>with a line without a tax code</source>
            <translation>有无税码的行</translation>
        </message>
        <message>
            <source>with a negative line</source>
            <translation>有负数行</translation>
        </message>
        <message>
            <source>with a product that has serial numbers</source>
            <translation>含有序列号的产品</translation>
        </message>
        <message>
            <source>with a product whose stock is kept</source>
            <translation>含管理库存的产品</translation>
        </message>
        <message>
            <source>with a product whose stock is not kept</source>
            <translation>含不管理库存的产品</translation>
        </message>
        <message>
            <source>with a project</source>
            <translation>带项目</translation>
        </message>
        <message>
            <source>with a sales agent</source>
            <translation>带销售员</translation>
        </message>
        <message>
            <source>with a stock location</source>
            <translation>带库存仓位</translation>
        </message>
        <message>
            <source>with a tax code but no tax</source>
            <translation>有税码但无税额</translation>
        </message>
        <message>
            <source>with a total below 0</source>
            <translation>总额小于 0</translation>
        </message>
        <message>
            <source>with a total of 0</source>
            <translation>总额为 0</translation>
        </message>
        <message>
            <source>with a unit that is not the product's base unit</source>
            <translation>使用非基本单位</translation>
        </message>
        <message>
            <source>with an amount that pays no invoice</source>
            <translation>有未核销发票的金额</translation>
        </message>
        <message>
            <source>with an area</source>
            <translation>带区域</translation>
        </message>
        <message>
            <source>with one line</source>
            <translation>只有一行</translation>
        </message>
        <message>
            <source>with prices that include tax</source>
            <translation>价格含税</translation>
        </message>
        <message>
            <source>with several lines</source>
            <translation>有多行</translation>
        </message>
        <message>
            <source>with several lines of one sales account</source>
            <translation>同一销售账户有多行</translation>
        </message>
        <message>
            <source>with several lines of one tax code</source>
            <translation>同一税码有多行</translation>
        </message>
        <message>
            <source>with several sales accounts</source>
            <translation>有多个销售账户</translation>
        </message>
        <message>
            <source>with several tax codes</source>
            <translation>有多个税码</translation>
        </message>
        <message>
            <source>with tax code</source>
            <translation>带税码</translation>
        </message>
        <message>
            <source>with tax code {code}</source>
            <translation>税码为 {code}</translation>
        </message>
        <message>
            <source>with your {overrides}</source>
            <translation>使用您的 {overrides}</translation>
        </message>
        <message>
            <source>without lines</source>
            <translation>没有明细行</translation>
        </message>
        <message>
            <source>write</source>
            <translation>写入</translation>
        </message>
        <message>
            <source>{amount} is more than what is open of invoice {label}: {left}.</source>
            <translation>{amount} 超过发票 {label} 的未付余额：{left}。</translation>
        </message>
        <message>
            <source>{amount} is not a whole number of sen.</source>
            <translation>{amount} 不是整数分。</translation>
        </message>
        <message>
            <source>{called} asks for a pause.</source>
            <translation>{called}要求暂停片刻。</translation>
        </message>
        <message>
            <source>{called} at {host} did not understand the request (HTTP {status}).</source>
            <translation>{host} 上的{called}没有理解该请求（HTTP {status}）。</translation>
        </message>
        <message>
            <source>{called} at {host} does not answer.</source>
            <translation>{host} 上的{called}没有回应。</translation>
        </message>
        <message>
            <source>{called} at {host} failed to answer (HTTP {status}).</source>
            <translation>{host} 上的{called}未能回应（HTTP {status}）。</translation>
        </message>
        <message>
            <source>{called} at {host} took the request and said nothing for {seconds} seconds.</source>
            <translation>{host} 上的{called}收到请求后 {seconds} 秒没有回应。</translation>
        </message>
        <message>
            <source>{called} does not allow this PC to do that.</source>
            <translation>{called}不允许这台电脑这样做。</translation>
        </message>
        <message>
            <source>{called} does not take that much in one request.</source>
            <translation>{called}一次请求不接受这么多内容。</translation>
        </message>
        <message>
            <source>{called} has nothing at this address.</source>
            <translation>{called}在此地址没有任何内容。</translation>
        </message>
        <message>
            <source>{column} of {record} has a part of a sen, which would be lost.</source>
            <translation>{record}的 {column} 含有不足一分的金额，会丢失。</translation>
        </message>
        <message>
            <source>{column} of {record} holds a NUL character, which is no text.</source>
            <translation>{record}的 {column} 含有 NUL 字符，不是文字。</translation>
        </message>
        <message>
            <source>{column} of {record} holds bytes that are no text in the ledger's character set.</source>
            <translation>{record}的 {column} 含有不属于账簿字符集的字节。</translation>
        </message>
        <message>
            <source>{column} of {record} is empty.</source>
            <translation>{record}的 {column} 为空。</translation>
        </message>
        <message>
            <source>{column} of {record} is {shown}, which {field} cannot take.</source>
            <translation>{record}的 {column} 是 {shown}，{field} 不能接受。</translation>
        </message>
        <message>
            <source>{count} secrets can be opened; the key is in {describe}.</source>
            <translation>可以打开 {count} 个机密；密钥在{describe}中。</translation>
        </message>
        <message>
            <source>{former} is called {key} now.</source>
            <translation>{former} 现在名为 {key}。</translation>
        </message>
        <message>
            <source>{host} is to be reached without encryption.</source>
            <translation>{host} 将以未加密方式连接。</translation>
        </message>
        <message>
            <source>{key} is as it was before it was written.</source>
            <translation>{key} 已恢复到写入之前的样子。</translation>
        </message>
        <message>
            <source>{key} is no document of the sales module that could be written.</source>
            <translation>{key} 不是可以写入的销售模块单据。</translation>
        </message>
        <message>
            <source>{kind} are left out of this connection.</source>
            <translation>此连接不包括{kind}。</translation>
        </message>
        <message>
            <source>{kind} are never cancelled.</source>
            <translation>{kind}从不作废。</translation>
        </message>
        <message>
            <source>{kind} are never deactivated.</source>
            <translation>{kind}从不停用。</translation>
        </message>
        <message>
            <source>{kind} have no field {field}.</source>
            <translation>{kind}没有字段 {field}。</translation>
        </message>
        <message>
            <source>{label} belongs to AutoCount {version}, which this program does not know.</source>
            <translation>{label}属于 AutoCount {version}，本程序不认识该版本。</translation>
        </message>
        <message>
            <source>{label} is no company of AutoCount, or this login may read none of its tables.</source>
            <translation>{label}不是 AutoCount 的公司，或此登录名无权读取其任何数据表。</translation>
        </message>
        <message>
            <source>{label} lacks a table or column that is needed.</source>
            <translation>{label}缺少所需的数据表或列。</translation>
        </message>
        <message>
            <source>{leave} refer to {take}: without those they cannot be synchronised.</source>
            <translation>{leave}引用了{take}：没有后者就无法同步。</translation>
        </message>
        <message>
            <source>{name} cannot be written into these books.</source>
            <translation>{name}不能写入这些账簿。</translation>
        </message>
        <message>
            <source>{name} cannot be written yet.</source>
            <translation>{name}还不能写入。</translation>
        </message>
        <message>
            <source>{name} is at least {least} and at most {most}.</source>
            <translation>{name} 至少为 {least}，最多为 {most}。</translation>
        </message>
        <message>
            <source>{name} never has the value {text}.</source>
            <translation>{name} 从来没有值 {text}。</translation>
        </message>
        <message>
            <source>{name} still has a connection.</source>
            <translation>{name} 仍有一个连接。</translation>
        </message>
        <message>
            <source>{name}.{name_2}: no rule was found; it is {examples}.</source>
            <translation>{name}.{name_2}：没有找到规则；其值为 {examples}。</translation>
        </message>
        <message>
            <source>{name}: no rule explains {count} rows, such as {row}.</source>
            <translation>{name}：没有规则能解释 {count} 行，例如 {row}。</translation>
        </message>
        <message>
            <source>{name}: no rule says when a row like {row} is made.</source>
            <translation>{name}：没有规则说明何时生成类似 {row} 的行。</translation>
        </message>
        <message>
            <source>{number} changes of the platform are to be decided.</source>
            <translation>有 {number} 项平台更改待决定。</translation>
        </message>
        <message>
            <source>{number} changes of the platform wait for the books.</source>
            <translation>有 {number} 项平台更改在等待账簿。</translation>
        </message>
        <message>
            <source>{number} changes of the platform were refused.</source>
            <translation>有 {number} 项平台更改被拒绝。</translation>
        </message>
        <message>
            <source>{number} changes wait for a person to release them.</source>
            <translation>有 {number} 项更改等待有人放行。</translation>
        </message>
        <message>
            <source>{number} is cancelled already.</source>
            <translation>{number} 已经作废。</translation>
        </message>
        <message>
            <source>{number} is dated {day}, in a period that the books have closed.</source>
            <translation>{number} 的日期是 {day}，属于账簿已关账的期间。</translation>
        </message>
        <message>
            <source>{number} is not in the books any more.</source>
            <translation>{number} 已不在账簿中。</translation>
        </message>
        <message>
            <source>{number} of {live} {name} would be {done} at once.</source>
            <translation>{live} 条{name}中有 {number} 条将一次性{done}。</translation>
        </message>
        <message>
            <source>{number} records are set aside.</source>
            <translation>搁置了 {number} 条记录。</translation>
        </message>
        <message>
            <source>{number} {name} would be deleted in the books at once.</source>
            <translation>账簿中将一次性删除 {number} 条{name}。</translation>
        </message>
        <message>
            <source>{number} {name} would be {done} in the books at once.</source>
            <translation>账簿中将一次性{done} {number} 条{name}。</translation>
        </message>
        <message>
            <source>{number} {name} would be {done} on the platform at once.</source>
            <translation>平台上将一次性{done} {number} 条{name}。</translation>
        </message>
        <message>
            <source>{organization} already has a {provider} connection: {title}.</source>
            <translation>{organization} 已有一个 {provider} 连接：{title}。</translation>
        </message>
        <message>
            <source>{others} other changes of {name} wait on the platform: {name} are not written into the books (a setting).</source>
            <translation>平台上另有 {others} 项{name}更改在等待：{name}不写入账簿（设置如此）。</translation>
        </message>
        <message>
            <source>{path} belongs to another user.</source>
            <translation>{path} 属于其他用户。</translation>
        </message>
        <message>
            <source>{path} can be read or changed by other users.</source>
            <translation>{path} 可被其他用户读取或更改。</translation>
        </message>
        <message>
            <source>{path} cannot be read: {exc}.</source>
            <translation>无法读取 {path}：{exc}。</translation>
        </message>
        <message>
            <source>{path} cannot be written: {strerror}.</source>
            <translation>无法写入 {path}：{strerror}。</translation>
        </message>
        <message>
            <source>{path} is not a plain file.</source>
            <translation>{path} 不是普通文件。</translation>
        </message>
        <message>
            <source>{path}, line {line}, column {column}: {sentence}{sentence_2}.</source>
            <translation>{path}，第 {line} 行，第 {column} 列：{sentence}{sentence_2}。</translation>
        </message>
        <message>
            <source>{platform} answers, version {version}.</source>
            <translation>{platform} 有回应，版本 {version}。</translation>
        </message>
        <message>
            <source>{platform} says that it is not well.</source>
            <translation>{platform} 表示其状态不佳。</translation>
        </message>
        <message>
            <source>{silent} do not tell when a record was modified: new records are found at once, edits within one sweep.</source>
            <translation>{silent} 不记录修改时间：新记录会立即发现，修改在一次全面核对之内发现。</translation>
        </message>
        <message>
            <source>{table}: there may be a row or not: {tests}, or {rival}; in all documents looked at these were the same.</source>
            <translation>{table}：可能有一行，也可能没有：{tests}，或 {rival}；在看过的全部单据中两者相同。</translation>
        </message>
        <message>
            <source>{table}: there may be one row for all lines that share nothing, or {two}; in all documents looked at these were the same.</source>
            <translation>{table}：没有共同之处的所有行可能合成一行，或 {two}；在看过的全部单据中两者相同。</translation>
        </message>
        <message>
            <source>{table}: there may be one row for all lines that share {one}, or {two}; in all documents looked at these were the same.</source>
            <translation>{table}：{one} 相同的所有行可能合成一行，或 {two}；在看过的全部单据中两者相同。</translation>
        </message>
        <message>
            <source>{tenant} needs an organization of its own.</source>
            <translation>{tenant} 需要自己的组织。</translation>
        </message>
        <message>
            <source>{text} cannot be a value of this field.</source>
            <translation>{text} 不能作为此字段的值。</translation>
        </message>
        <message>
            <source>{text} is no day of the week.</source>
            <translation>{text} 不是星期几。</translation>
        </message>
        <message>
            <source>{text} is no length of time; write it like 30s, 5m, 2h, 1d or 1h30m.</source>
            <translation>{text} 不是时间长度；请写成 30s、5m、2h、1d 或 1h30m。</translation>
        </message>
        <message>
            <source>{title} answered with a token that is none.</source>
            <translation>{title} 回应的令牌无效。</translation>
        </message>
        <message>
            <source>{title} answered with no tokens.</source>
            <translation>{title} 的回应中没有令牌。</translation>
        </message>
        <message>
            <source>{title} asks for patience.</source>
            <translation>{title} 要求稍候。</translation>
        </message>
        <message>
            <source>{title} cannot be reached now.</source>
            <translation>目前无法连接 {title}。</translation>
        </message>
        <message>
            <source>{title} did not answer in time.</source>
            <translation>{title} 没有及时回应。</translation>
        </message>
        <message>
            <source>{title} does not accept the platform's registration.</source>
            <translation>{title} 不接受平台的注册。</translation>
        </message>
        <message>
            <source>{title} has a fault of its own now.</source>
            <translation>{title} 目前自身有故障。</translation>
        </message>
        <message>
            <source>{title} is being synchronised now; look again when it is done.</source>
            <translation>{title} 正在同步；完成后请再查看。</translation>
        </message>
        <message>
            <source>{title} is being synchronised now; samples are shown when it is done.</source>
            <translation>{title} 正在同步；完成后会显示例子。</translation>
        </message>
        <message>
            <source>{title} is disconnected; its secrets are removed.</source>
            <translation>{title} 已断开；其机密已移除。</translation>
        </message>
        <message>
            <source>{title} is missing.</source>
            <translation>缺少 {title}。</translation>
        </message>
        <message>
            <source>{title} is no longer connected.</source>
            <translation>{title} 不再连接。</translation>
        </message>
        <message>
            <source>{title} is not connected.</source>
            <translation>{title} 没有连接。</translation>
        </message>
        <message>
            <source>{title} is paused.</source>
            <translation>{title} 已暂停。</translation>
        </message>
        <message>
            <source>{title} is switched off.</source>
            <translation>{title} 已关闭。</translation>
        </message>
        <message>
            <source>{title} named a next page on another host.</source>
            <translation>{title} 指向了另一台主机上的下一页。</translation>
        </message>
        <message>
            <source>{title} no longer accepts this sign-in.</source>
            <translation>{title} 不再接受此登录。</translation>
        </message>
        <message>
            <source>{title} refused the platform's request.</source>
            <translation>{title} 拒绝了平台的请求。</translation>
        </message>
        <message>
            <source>{title} renews nothing: people consent again.</source>
            <translation>{title} 不会自动续期：须由人重新授权。</translation>
        </message>
        <message>
            <source>{title} was not told.</source>
            <translation>没有告知 {title}。</translation>
        </message>
        <message>
            <source>{value} is none of: {words}.</source>
            <translation>{value} 不在以下之中：{words}。</translation>
        </message>
        <message>
            <source>{value} is not a number.</source>
            <translation>{value} 不是数字。</translation>
        </message>
        <message>
            <source>{value} is too large for {name} in the books.</source>
            <translation>{value} 对账簿中的 {name} 来说太大。</translation>
        </message>
        <message>
            <source>{what} is installed on this computer.</source>
            <translation>这台电脑上已安装 {what}。</translation>
        </message>
        <message>
            <source>{what} is not installed on this computer.</source>
            <translation>这台电脑上没有安装 {what}。</translation>
        </message>
        <message>
            <source>{where} is damaged.</source>
            <translation>{where}已损坏。</translation>
        </message>
        <message>
            <source>{where} is not a Firebird database.</source>
            <translation>{where}不是 Firebird 数据库。</translation>
        </message>
        <message>
            <source>{where} lacks a table or column that is needed{name}.</source>
            <translation>{where}缺少所需的数据表或列{name}。</translation>
        </message>
        <message>
            <source>{where} may be empty ({rule}) or empty ({rival}): in all documents looked at these were the same.</source>
            <translation>{where} 可能为空（{rule}）或为空（{rival}）：在看过的全部单据中两者相同。</translation>
        </message>
        <message>
            <source>{where} may be empty ({rule}) or {other} ({rival}): in all documents looked at these were the same.</source>
            <translation>{where} 可能为空（{rule}）或为 {other}（{rival}）：在看过的全部单据中两者相同。</translation>
        </message>
        <message>
            <source>{where} may be {chosen} ({rule}) or empty ({rival}): in all documents looked at these were the same.</source>
            <translation>{where} 可能为 {chosen}（{rule}）或为空（{rival}）：在看过的全部单据中两者相同。</translation>
        </message>
        <message>
            <source>{where} may be {chosen} ({rule}) or {other} ({rival}): in all documents looked at these were the same.</source>
            <translation>{where} 可能为 {chosen}（{rule}）或为 {other}（{rival}）：在看过的全部单据中两者相同。</translation>
        </message>
        <message>
            <source>{where} was shut down for maintenance or after a power cut.</source>
            <translation>{where}因维护或断电而关闭。</translation>
        </message>
        <message>
            <source>{where} would hold {count} characters, but the longest text on which the posting rules were proved has {longest}.</source>
            <translation>{where} 会有 {count} 个字符，而验证过账规则时最长的文字有 {longest} 个。</translation>
        </message>
        <message>
            <source>{where}The books have no {name} {code}.</source>
            <translation>{where}账簿没有{name} {code}。</translation>
        </message>
        <message>
            <source>“{name}” is no character set that is known here.</source>
            <translation>“{name}”不是这里认识的字符集。</translation>
        </message>
        <message>
            <source>No invoice {trait} was among the documents on which the posting rules were proved.</source>
            <translation>用来验证过账规则的单据中，没有“{trait}”的发票。</translation>
        </message>
        <message>
            <source>No payment {trait} was among the documents on which the posting rules were proved.</source>
            <translation>用来验证过账规则的单据中，没有“{trait}”的收款。</translation>
        </message>
        <message>
            <source>How much more or less the customer owes by it cannot be told: {each}.</source>
            <translation>无法得知客户因此多欠或少欠多少：{each}。</translation>
        </message>
        <message>
            <source>The certificate of the database server {server} is not the one in the file that was chosen.</source>
            <translation>数据库服务器 {server} 的证书不是所选文件中的证书。</translation>
        </message>
        <message>
            <source>The certificate of the database server {server} is signed by nobody whom this computer knows.</source>
            <translation>数据库服务器 {server} 的证书不是由这台电脑认识的机构签发的。</translation>
        </message>
        <message>
            <source>Choose the company's database (AED_ and a name) and give the login SELECT rights on it.</source>
            <translation>请选择公司的数据库（AED_ 加名称），并授予该登录名 SELECT 权限。</translation>
        </message>
        <message>
            <source>Grant it CREATE on the database; tables that another user made belong to that one.</source>
            <translation>请授予其对数据库的 CREATE 权限；其他用户创建的数据表属于该用户。</translation>
        </message>
        <message>
            <source>Install Microsoft ODBC Driver 18 for SQL Server ({download}).</source>
            <translation>请安装 Microsoft ODBC Driver 18 for SQL Server（{download}）。</translation>
        </message>
        <message>
            <source>More than one conflict is meant by {change}.</source>
            <translation>{change} 对应多个冲突。</translation>
        </message>
        <message>
            <source>More than one connection is meant by {wanted}.</source>
            <translation>{wanted} 对应多个连接。</translation>
        </message>
        <message>
            <source>SQL Accounting says: the request is not valid</source>
            <translation>SQL Accounting 表示：请求无效</translation>
        </message>
        <message>
            <source>Set the connection's character set to NONE.</source>
            <translation>请把连接的字符集设为 NONE。</translation>
        </message>
        <message>
            <source>The agent belongs to another user of this PC.</source>
            <translation>后台服务属于这台电脑的另一个用户。</translation>
        </message>
        <message>
            <source>There is no conflict {change}.</source>
            <translation>没有冲突 {change}。</translation>
        </message>
        <message>
            <source>There is no connection {wanted}.</source>
            <translation>没有连接 {wanted}。</translation>
        </message>
        <message>
            <source>This program does not write {name} through the API.</source>
            <translation>本程序不通过 API 写入{name}。</translation>
        </message>
        <message>
            <source>Write five fields as for cron, such as “*/10 8-18 * * mon-sat”.</source>
            <translation>请像 cron 那样写五个字段，例如“*/10 8-18 * * mon-sat”。</translation>
        </message>
        <message>
            <source>the request is not valid</source>
            <translation>请求无效</translation>
        </message>
        <message>
            <source>{called} at {host} no longer accepts the sign-in of this PC.</source>
            <translation>{host} 上的{called}不再接受这台电脑的登录。</translation>
        </message>
        <message>
            <source>{path} is no TOML: {exc}.</source>
            <translation>{path} 不是 TOML：{exc}。</translation>
        </message>
        <message>
            <source>{title} answered something that is no JSON.</source>
            <translation>{title} 的回应不是 JSON。</translation>
        </message>
        <message>
            <source>Install Microsoft ODBC Driver 18 for SQL Server ({download}), or say in the connection's settings that the server's certificate is to be trusted.</source>
            <translation>请安装 Microsoft ODBC Driver 18 for SQL Server（{download}），或在连接设置中注明信任服务器的证书。</translation>
        </message>
        <message>
            <source>Use an address that begins with https://.</source>
            <translation>请使用以 https:// 开头的地址。</translation>
        </message>
        <message>
            <source>Other companies of this PC follow the same mapping rules: change them on the PC.</source>
            <translation>本电脑上的其他公司遵循相同的映射规则：请在该电脑上更改。</translation>
        </message>
        <message>
            <source>Somebody changed settings on the platform: nothing that could be taken.</source>
            <translation>有人在平台上更改了设置：没有可采用的内容。</translation>
        </message>
        <message>
            <source>Somebody changed settings on the platform: {done}.</source>
            <translation>有人在平台上更改了设置：{done}。</translation>
        </message>
        <message>
            <source>The mapping rules of this PC are too long to be told to the platform.</source>
            <translation>本电脑的映射规则太长，无法告知平台。</translation>
        </message>
        <message>
            <source>{by} changed settings on the platform: nothing that could be taken.</source>
            <translation>{by} 在平台上更改了设置：没有可采用的内容。</translation>
        </message>
        <message>
            <source>{by} changed settings on the platform: {done}.</source>
            <translation>{by} 在平台上更改了设置：{done}。</translation>
        </message>
        <message>
            <source>{name}: writing into the books must be allowed on the PC itself; it stays off.</source>
            <translation>{name}：写入账簿必须在该电脑上允许；仍保持关闭。</translation>
        </message>
        <message>
            <source>{title}: this had been changed on the PC too, but earlier; the platform's holds now.</source>
            <translation>{title}：此项也在电脑上更改过，但更早；现以平台的为准。</translation>
        </message>
        <message>
            <source>{title}: this was changed on the PC later, and stays as it is there.</source>
            <translation>{title}：此项后来在电脑上更改过，保持电脑上的设置。</translation>
        </message>
        <message>
            <source>Nobody knows yet whether the books kept a record: {sentence}</source>
            <translation>尚不知道账簿是否保存了一条记录：{sentence}</translation>
        </message>
        <message>
            <source>Nobody knows yet whether {label} kept a record: {sentence}</source>
            <translation>尚不知道 {label} 是否保存了一条记录：{sentence}</translation>
        </message>
        <message>
            <source>Reading needs SELECT on the database, writing needs INSERT, UPDATE and DELETE, too: let the administrator grant it, as the guide says.</source>
            <translation>读取需要数据库的 SELECT 权限，写入还需要 INSERT、UPDATE 和 DELETE：请管理员按指南授权。</translation>
        </message>
        <message>
            <source>The database said that it kept a record, and does not show it.</source>
            <translation>数据库表示已保存一条记录，却没有显示它。</translation>
        </message>
        <message>
            <source>An address looks like https://platform.example.com.</source>
            <translation>地址的形式如 https://platform.example.com。</translation>
        </message>
        <message>
            <source>Another program changes versions just now.</source>
            <translation>另一个程序正在更换版本。</translation>
        </message>
        <message>
            <source>Ask where the program came from.</source>
            <translation>请询问提供此程序的一方。</translation>
        </message>
        <message>
            <source>Check the date of this PC.</source>
            <translation>请检查这台电脑的日期。</translation>
        </message>
        <message>
            <source>Free some space; where it was installed for all users, an administrator installs the update.</source>
            <translation>请腾出一些空间；若程序是为所有用户安装的，由管理员安装更新。</translation>
        </message>
        <message>
            <source>If it is right, ask where the program came from.</source>
            <translation>如果日期正确，请询问提供此程序的一方。</translation>
        </message>
        <message>
            <source>It is asked again by itself.</source>
            <translation>稍后会自动再次查询。</translation>
        </message>
        <message>
            <source>It is not used.</source>
            <translation>不会使用它。</translation>
        </message>
        <message>
            <source>Nothing has to be done on this PC.</source>
            <translation>这台电脑上无需任何操作。</translation>
        </message>
        <message>
            <source>Run the installer again.</source>
            <translation>请重新运行安装程序。</translation>
        </message>
        <message>
            <source>Run the installer again: nothing is lost.</source>
            <translation>请重新运行安装程序：不会丢失任何内容。</translation>
        </message>
        <message>
            <source>The file of version {version} cannot be unpacked.</source>
            <translation>无法解开版本 {version} 的文件。</translation>
        </message>
        <message>
            <source>The file of version {version} is larger than any could be.</source>
            <translation>版本 {version} 的文件大得不合理。</translation>
        </message>
        <message>
            <source>The list of updates cannot be understood.</source>
            <translation>无法读懂更新列表。</translation>
        </message>
        <message>
            <source>The list of updates is larger than any could be.</source>
            <translation>更新列表大得不合理。</translation>
        </message>
        <message>
            <source>The new version cannot be laid beside the running one: {strerror}.</source>
            <translation>无法将新版本放在正在运行的版本旁边：{strerror}。</translation>
        </message>
        <message>
            <source>The update cannot be kept on the disk.</source>
            <translation>无法将更新保存到磁盘。</translation>
        </message>
        <message>
            <source>Try again in a few minutes.</source>
            <translation>请几分钟后再试。</translation>
        </message>
        <message>
            <source>Version {running} goes on.</source>
            <translation>继续使用版本 {running}。</translation>
        </message>
        <message>
            <source>Version {version} can be had.</source>
            <translation>版本 {version} 已可获取。</translation>
        </message>
        <message>
            <source>Version {version} did not get going.</source>
            <translation>版本 {version} 未能正常运行。</translation>
        </message>
        <message>
            <source>Version {version} is announced, but its file is not signed.</source>
            <translation>版本 {version} 已公布，但其文件未签名。</translation>
        </message>
        <message>
            <source>Version {version} is not on this PC.</source>
            <translation>这台电脑上没有版本 {version}。</translation>
        </message>
        <message>
            <source>Version {version} is ready and is installed when nothing runs.</source>
            <translation>版本 {version} 已准备好，将在没有任务运行时安装。</translation>
        </message>
        <message>
            <source>Version {version} was started {starts} times and did not get going.</source>
            <translation>版本 {version} 启动了 {starts} 次，仍未能正常运行。</translation>
        </message>
        <message>
            <source>What is known of updates cannot be read.</source>
            <translation>无法读取有关更新的记录。</translation>
        </message>
        <message>
            <source>What {host} offers as an update is not signed by whom this program trusts.</source>
            <translation>{host} 提供的更新不是由本程序信任的一方签名的。</translation>
        </message>
        <message>
            <source>What {host} says of updates is out of date: nothing of it is used.</source>
            <translation>{host} 提供的更新信息已过期：不会使用其中任何内容。</translation>
        </message>
        <message>
            <source>What {host} sends as an update is longer than what was signed.</source>
            <translation>{host} 发送的更新比已签名的内容长。</translation>
        </message>
        <message>
            <source>Which version of the program starts cannot be read.</source>
            <translation>无法读取应启动哪个版本的程序。</translation>
        </message>
        <message>
            <source>{executable} cannot be started: {strerror}.</source>
            <translation>无法启动 {executable}：{strerror}。</translation>
        </message>
        <message>
            <source>{host} has no list of updates now.</source>
            <translation>{host} 目前没有更新列表。</translation>
        </message>
        <message>
            <source>{host} has no such file.</source>
            <translation>{host} 没有该文件。</translation>
        </message>
        <message>
            <source>{text} is no version of a program.</source>
            <translation>{text} 不是程序的版本号。</translation>
        </message>
        <message>
            <source>Companies connected: {count}.</source>
            <translation>已连接的公司：{count}。</translation>
        </message>
        <message>
            <source>It looks like 0.4.0.</source>
            <translation>格式如 0.4.0。</translation>
        </message>
        <message>
            <source>The BukuBridge on this PC is too old for the platform.</source>
            <translation>此电脑上的 BukuBridge 对平台而言版本过旧。</translation>
        </message>
        <message>
            <source>The BukuBridge on {pc_name} cannot be asked that from here: update it there, or do it there.</source>
            <translation>无法从此处要求 {pc_name} 上的 BukuBridge 这样做：请在那台电脑上更新，或直接在那里操作。</translation>
        </message>
        <message>
            <source>The oldest agent's version cannot be read.</source>
            <translation>无法读取最旧代理的版本。</translation>
        </message>
        <message>
            <source>The platform itself keeps these books: leave out what it shall not do, or disconnect them.</source>
            <translation>这些账簿由平台自己维护：请排除它不应处理的内容，或断开连接。</translation>
        </message>
        <message>
            <source>The platform works with BukuBridge {oldest} or later, and this PC has {here}: update it there.</source>
            <translation>平台需要 BukuBridge {oldest} 或更新版本，而此电脑上的是 {here}：请在那里更新。</translation>
        </message>
        <message>
            <source>The token was revoked: the books were disconnected, or the agent was.</source>
            <translation>令牌已被撤销：账簿已断开连接，或代理已被撤销。</translation>
        </message>
        <message>
            <source>A key of the books is no number.</source>
            <translation>账簿中有一个键不是数字。</translation>
        </message>
        <message>
            <source>Cancel it in AutoCount.</source>
            <translation>请在 AutoCount 中作废它。</translation>
        </message>
        <message>
            <source>Customer {code} is not active in the books.</source>
            <translation>客户 {code} 在账簿中已停用。</translation>
        </message>
        <message>
            <source>Enter it in AutoCount.</source>
            <translation>请在 AutoCount 中录入。</translation>
        </message>
        <message>
            <source>Line {place}: product {item} has no unit {columns} in the books.</source>
            <translation>第 {place} 行：产品 {item} 在账簿中没有单位 {columns}。</translation>
        </message>
        <message>
            <source>Line {place}: product {item} is not active in the books.</source>
            <translation>第 {place} 行：产品 {item} 在账簿中已停用。</translation>
        </message>
        <message>
            <source>Line {place}: the amount {shown} is not quantity times price: {after}.</source>
            <translation>第 {place} 行：金额 {shown} 不等于数量乘以单价：{after}。</translation>
        </message>
        <message>
            <source>Line {place}: the books have no {name} {value}.</source>
            <translation>第 {place} 行：账簿中没有{name} {value}。</translation>
        </message>
        <message>
            <source>Line {place}: the books have {tax_code} at {rate}%, not at {tax_rate}.</source>
            <translation>第 {place} 行：账簿中 {tax_code} 的税率是 {rate}%，不是 {tax_rate}。</translation>
        </message>
        <message>
            <source>Line {place}: the quantity or the amount is negative.</source>
            <translation>第 {place} 行：数量或金额为负数。</translation>
        </message>
        <message>
            <source>Line {place}: the tax {tax_amount} is not {rate}% of the amount.</source>
            <translation>第 {place} 行：税额 {tax_amount} 不是金额的 {rate}%。</translation>
        </message>
        <message>
            <source>Nothing was kept.</source>
            <translation>没有保存任何内容。</translation>
        </message>
        <message>
            <source>Only invoices are written as invoices.</source>
            <translation>只有发票才会作为发票写入。</translation>
        </message>
        <message>
            <source>Put the next number right in AutoCount (Document Numbering Format Maintenance).</source>
            <translation>请在 AutoCount 中更正下一个编号（Document Numbering Format Maintenance）。</translation>
        </message>
        <message>
            <source>Some prices include tax and others do not: the books keep one or the other.</source>
            <translation>有些价格含税，有些不含：账簿只能是其中一种。</translation>
        </message>
        <message>
            <source>The books added rows of their own in {more}; nothing was kept.</source>
            <translation>账簿在 {more} 中自行添加了行；没有保存任何内容。</translation>
        </message>
        <message>
            <source>The books do not tell their fiscal years.</source>
            <translation>账簿没有说明其财政年度。</translation>
        </message>
        <message>
            <source>The books give no number: {reason}</source>
            <translation>账簿无法给出编号：{reason}</translation>
        </message>
        <message>
            <source>The books have no counter of numbers for {day} ({name}).</source>
            <translation>账簿没有 {day} 的编号计数器（{name}）。</translation>
        </message>
        <message>
            <source>The books have no formats of numbers of the known form.</source>
            <translation>账簿没有已知形式的编号格式。</translation>
        </message>
        <message>
            <source>The books have no {name} {columns}.</source>
            <translation>账簿中没有{name} {columns}。</translation>
        </message>
        <message>
            <source>The books have room for one reference of an invoice.</source>
            <translation>账簿只能容纳发票的一个参考号。</translation>
        </message>
        <message>
            <source>The books have room for {count} lines of an address.</source>
            <translation>账簿只能容纳 {count} 行地址。</translation>
        </message>
        <message>
            <source>The date {day} lies in a period that is locked in the books.</source>
            <translation>日期 {day} 处于账簿中已锁定的期间。</translation>
        </message>
        <message>
            <source>The date {day} lies in no fiscal year that is open in the books.</source>
            <translation>日期 {day} 不在账簿中任何开放的财政年度内。</translation>
        </message>
        <message>
            <source>The date {day} lies in the future.</source>
            <translation>日期 {day} 在将来。</translation>
        </message>
        <message>
            <source>The document is for {wanted}, but its receivable would be {owed}.</source>
            <translation>单据金额为 {wanted}，但其应收款会是 {owed}。</translation>
        </message>
        <message>
            <source>The format {text} of the books has parts that are not known.</source>
            <translation>账簿的格式 {text} 含有未知的部分。</translation>
        </message>
        <message>
            <source>The next numbers of the books, from {found} on, are all used already.</source>
            <translation>账簿从 {found} 起的后续编号都已被使用。</translation>
        </message>
        <message>
            <source>The rate of {currency} is missing, or is not one that it can have.</source>
            <translation>{currency} 的汇率缺失，或者不可能是这个值。</translation>
        </message>
        <message>
            <source>for a branch of the customer</source>
            <translation>客户分行的</translation>
        </message>
        <message>
            <source>{name} was cancelled in the books.</source>
            <translation>{name} 已在账簿中作废。</translation>
        </message>
        <message>
            <source>{name} was knocked off by {what}.</source>
            <translation>{name} 已被{what}冲销。</translation>
        </message>
        <message>
            <source>{name} was paid in part or whole.</source>
            <translation>{name} 已部分或全部付款。</translation>
        </message>
        <message>
            <source>{name} was submitted to MyInvois.</source>
            <translation>{name} 已提交至 MyInvois。</translation>
        </message>
        <message>
            <source>A service runs the agent on this PC, and keeps what is connected.</source>
            <translation>此电脑上由服务运行代理，并保存已建立的连接。</translation>
        </message>
        <message>
            <source>Connections were handed over to the service, which has others already.</source>
            <translation>连接已移交给服务，但服务已有其他连接。</translation>
        </message>
        <message>
            <source>Disconnect one of them, or remove {root}.</source>
            <translation>请断开其中之一，或删除 {root}。</translation>
        </message>
        <message>
            <source>Nothing is connected here: there is nothing to hand over.</source>
            <translation>此处没有任何连接，因此没有可移交的内容。</translation>
        </message>
        <message>
            <source>Open a command line as an administrator and try again.</source>
            <translation>请以管理员身份打开命令行，然后重试。</translation>
        </message>
        <message>
            <source>Pair, connect and change settings in the window: it talks to the service.</source>
            <translation>请在窗口中配对、连接和更改设置：窗口会与服务通信。</translation>
        </message>
        <message>
            <source>What is connected cannot be copied to {place}: {strerror}.</source>
            <translation>无法将连接复制到 {place}：{strerror}。</translation>
        </message>
        <message>
            <source>Windows does not say who may read {path}: error {code}.</source>
            <translation>Windows 无法设置谁可以读取 {path}：错误 {code}。</translation>
        </message>
        <message>
            <source>Windows does not take the list of who may talk to the agent.</source>
            <translation>Windows 不接受可与代理通信者的列表。</translation>
        </message>
        <message>
            <source>Windows does not tell which account runs this program.</source>
            <translation>Windows 未告知由哪个帐户运行此程序。</translation>
        </message>
        <message>
            <source>{place} cannot be written.</source>
            <translation>无法写入 {place}。</translation>
        </message>
        <message>
            <source>{provider} opened several.</source>
            <translation>{provider} 打开了多个。</translation>
        </message>
        <message>
            <source>{creates} created</source>
            <translation>已创建 {creates} 条</translation>
        </message>
        <message>
            <source>A payment of {name} counts from a day before its own or the invoice's.</source>
            <translation>{name} 的一笔付款从早于其自身或发票日期的一天起算。</translation>
        </message>
        <message>
            <source>A payment of {name} is not in the books.</source>
            <translation>账簿中没有 {name} 的一笔付款。</translation>
        </message>
        <message>
            <source>A row of {table} changed while it was held.</source>
            <translation>{table} 的一行在被锁定期间发生了变化。</translation>
        </message>
        <message>
            <source>An invoice that is to be paid is not in the books any more.</source>
            <translation>一张待付的发票已不在账簿中。</translation>
        </message>
        <message>
            <source>An invoice that payment {header} pays is open in AutoCount ({who}).</source>
            <translation>付款 {header} 所付的一张发票正在 AutoCount 中打开（{who}）。</translation>
        </message>
        <message>
            <source>Deletes {one} {header} with its {count} rows.</source>
            <translation>删除 {one} {header} 及其 {count} 行。</translation>
        </message>
        <message>
            <source>Enter the payment in AutoCount.</source>
            <translation>请在 AutoCount 中录入该付款。</translation>
        </message>
        <message>
            <source>How payments are spread over the lines of invoices follows no known rule (invoice {example}).</source>
            <translation>付款在发票各行间的分配不符合任何已知规则（发票 {example}）。</translation>
        </message>
        <message>
            <source>Invoice {name} is open in AutoCount ({who}).</source>
            <translation>发票 {name} 正在 AutoCount 中打开（{who}）。</translation>
        </message>
        <message>
            <source>Most receipts are from somebody else than the customer's name says, and nobody knows from whom.</source>
            <translation>大多数收据的付款人与客户名称不符，且无从得知是谁。</translation>
        </message>
        <message>
            <source>No payment by {method} was among the payments that were looked at.</source>
            <translation>所查看的付款中没有以 {method} 支付的。</translation>
        </message>
        <message>
            <source>Only payments are written as payments.</source>
            <translation>只有付款才作为付款写入。</translation>
        </message>
        <message>
            <source>Payment method {method} is not active in the books.</source>
            <translation>付款方式 {method} 在账簿中未启用。</translation>
        </message>
        <message>
            <source>Payment method {method} takes no cheque number ({reference}).</source>
            <translation>付款方式 {method} 不接受支票号码（{reference}）。</translation>
        </message>
        <message>
            <source>Refused is what none of the {proved_on} {many} had on which the rules were proved.</source>
            <translation>凡是用于验证规则的 {proved_on} 份 {many} 中都没有的，一律拒绝。</translation>
        </message>
        <message>
            <source>Rehearse such documents again.</source>
            <translation>请重新演练此类单据。</translation>
        </message>
        <message>
            <source>Somebody edited the {one} since.</source>
            <translation>此后有人修改了该 {one}。</translation>
        </message>
        <message>
            <source>The amount paid of {name} is {receivable}, its payments pay {knocked}.</source>
            <translation>{name} 的已付金额为 {receivable}，而其付款合计 {knocked}。</translation>
        </message>
        <message>
            <source>The books do not show how payments in a foreign currency are set against invoices.</source>
            <translation>账簿未显示外币付款如何冲抵发票。</translation>
        </message>
        <message>
            <source>The books have no format of numbers that is the default for such documents.</source>
            <translation>账簿中没有此类单据的默认编号格式。</translation>
        </message>
        <message>
            <source>The books have no project {project}.</source>
            <translation>账簿中没有项目 {project}。</translation>
        </message>
        <message>
            <source>The books have one date of a payment, and no other for its posting.</source>
            <translation>账簿中一笔付款只有一个日期，没有另外的过账日期。</translation>
        </message>
        <message>
            <source>The books hold {count} invoices that payments alone pay; {needed} are needed to find out how their open amounts are kept.</source>
            <translation>账簿中有 {count} 张仅由付款支付的发票；需要 {needed} 张才能找出其未付余额的记法。</translation>
        </message>
        <message>
            <source>The books hold {count} {many} that AutoCount itself posted; {value} are needed to find out and to prove how they are posted.</source>
            <translation>账簿中有 {count} 份由 AutoCount 自己过账的 {many}；需要 {value} 份才能找出并验证其过账方式。</translation>
        </message>
        <message>
            <source>The cheque of payment {header} was returned.</source>
            <translation>付款 {header} 的支票已被退回。</translation>
        </message>
        <message>
            <source>The company uses the second number of receipts (for example in {label}): there is no place left by which a payment of ours could be found again.</source>
            <translation>公司使用了收据的第二编号（例如 {label}）：没有位置可供再次找到我们的付款。</translation>
        </message>
        <message>
            <source>The format {text} of the books did not make the numbers of the newest documents.</source>
            <translation>账簿的格式 {text} 并未生成最新单据的编号。</translation>
        </message>
        <message>
            <source>The one place for a reference of a payment is taken by our own.</source>
            <translation>付款仅有的参考号位置已被我们自己的占用。</translation>
        </message>
        <message>
            <source>The payment is cancelled or bounced: there is nothing to enter into the books.</source>
            <translation>该付款已取消或被退票：没有可录入账簿的内容。</translation>
        </message>
        <message>
            <source>The platform's {kind} can be written into the books.</source>
            <translation>平台的 {kind} 可以写入账簿。</translation>
        </message>
        <message>
            <source>The platform's {kind} cannot be written into the books: {why}</source>
            <translation>平台的 {kind} 无法写入账簿：{why}</translation>
        </message>
        <message>
            <source>The {one} is not in the books any more.</source>
            <translation>该 {one} 已不在账簿中。</translation>
        </message>
        <message>
            <source>These books have no {table} of the known form ({columns}): {what} are written into AutoCount 2 only.</source>
            <translation>这些账簿没有已知形式的 {table}（{columns}）：{what} 只写入 AutoCount 2。</translation>
        </message>
        <message>
            <source>What is open of {name} is {receivable}, not its total less {knocked}.</source>
            <translation>{name} 的未付余额为 {receivable}，而不是总额减去 {knocked}。</translation>
        </message>
        <message>
            <source>What payment {payment} pays of the lines of {name} is not what it pays of it.</source>
            <translation>付款 {payment} 对 {name} 各行的支付与其对整张发票的支付不符。</translation>
        </message>
        <message>
            <source>What was paid of invoices in the home currency (ARInvoice.LocalPaymentAmt) follows no known rule.</source>
            <translation>发票以本位币已付的金额（ARInvoice.LocalPaymentAmt）不符合任何已知规则。</translation>
        </message>
        <message>
            <source>What was paid of the lines of {name} (ARInvoiceDTL.KnockOffAmount) is not what its payments pay.</source>
            <translation>{name} 各行的已付金额（ARInvoiceDTL.KnockOffAmount）与其付款不符。</translation>
        </message>
        <message>
            <source>Whether invoice {receivable} is paid at its own rate or at the payment's cannot be told from these books.</source>
            <translation>从这些账簿无法判断发票 {receivable} 是按其自身汇率还是按付款汇率支付。</translation>
        </message>
        <message>
            <source>{amount} is more than what the lines of the invoice have open.</source>
            <translation>{amount} 超过该发票各行的未付余额。</translation>
        </message>
        <message>
            <source>{name} is on a bank slip.</source>
            <translation>{name} 已在银行存款单上。</translation>
        </message>
        <message>
            <source>{name} is open in AutoCount ({who}).</source>
            <translation>{name} 正在 AutoCount 中打开（{who}）。</translation>
        </message>
        <message>
            <source>{name} was reconciled with the bank's statement.</source>
            <translation>{name} 已与银行对账单核对。</translation>
        </message>
        <message>
            <source>{name} was refunded in part or whole.</source>
            <translation>{name} 已部分或全部退款。</translation>
        </message>
        <message>
            <source>The platform itself keeps these books: there is no PC to be asked.</source>
            <translation>这些账簿由平台自己维护：没有可以请求的电脑。</translation>
        </message>
        <message>
            <source>Check the disk that the data folder lies on.</source>
            <translation>请检查数据文件夹所在的磁盘。</translation>
        </message>
        <message>
            <source>The state file cannot be read.</source>
            <translation>状态文件无法读取。</translation>
        </message>
        <message>
            <source>The agent cannot do this for what the platform keeps.</source>
            <translation>代理程序无法对平台保存的内容执行此操作。</translation>
        </message>
        <message>
            <source>This is no cloud account.</source>
            <translation>这不是云端账户。</translation>
        </message>
        <message>
            <source>{figures} figures were collected.</source>
            <translation>已收集 {figures} 项数据。</translation>
        </message>
        <message>
            <source>A setting of the connection to {called} cannot work: {exc}.</source>
            <translation>与 {called} 连接的某项设置无法使用：{exc}。</translation>
        </message>
        <message>
            <source>A document without a key was entered in AutoCount's ledgers, and is changed there.</source>
            <translation>没有键的单据是在 AutoCount 的账中录入的，请在那里更改。</translation>
        </message>
        <message>
            <source>Another document ({made}) was made out of invoice {header}.</source>
            <translation>已由发票 {header} 生成另一张单据（{made}）。</translation>
        </message>
        <message>
            <source>AutoCount has no place for what was changed of {label} ({missing}), or tells it by something else; nothing was written.</source>
            <translation>AutoCount 没有地方存放 {label} 的更改（{missing}），或由其他内容决定；没有写入任何内容。</translation>
        </message>
        <message>
            <source>Change it on the platform.</source>
            <translation>请在平台上更改。</translation>
        </message>
        <message>
            <source>Documents that are in AutoCount are not deleted, they can be cancelled.</source>
            <translation>AutoCount 中的单据不会被删除，但可以取消。</translation>
        </message>
        <message>
            <source>Let deletions cancel documents (a setting), or delete it in AutoCount.</source>
            <translation>请让删除操作改为取消单据（一项设置），或在 AutoCount 中删除。</translation>
        </message>
        <message>
            <source>The books made something else of {label} ({where}); nothing was kept.</source>
            <translation>账簿把 {label} 变成了别的内容（{where}）；没有保留任何内容。</translation>
        </message>
        <message>
            <source>The document was not to be found after it was written; nothing was kept.</source>
            <translation>写入后找不到该单据；没有保留任何内容。</translation>
        </message>
        <message>
            <source>The rehearsal saw {edited} {many} that AutoCount itself saved again, and {needed} are needed to show what an edit leaves in the books.</source>
            <translation>演练中看到 {edited} 张由 AutoCount 自己再次保存的{many}，需要 {needed} 张才能看出修改会在账簿中留下什么。</translation>
        </message>
        <message>
            <source>What AutoCount leaves in the books of {many} that are cancelled is not known: {why}.</source>
            <translation>不知道 AutoCount 取消{many}后会在账簿中留下什么：{why}。</translation>
        </message>
        <message>
            <source>What AutoCount leaves of {label} when it is cancelled is not known: {exc}.</source>
            <translation>不知道 AutoCount 取消 {label} 后会留下什么：{exc}。</translation>
        </message>
        <message>
            <source>What was changed of the {one} is not taken back by itself.</source>
            <translation>对该{one}的更改不会单独撤回。</translation>
        </message>
        <message>
            <source>{key} was entered in AutoCount's ledgers, and is changed there.</source>
            <translation>{key} 是在 AutoCount 的账中录入的，请在那里更改。</translation>
        </message>
        <message>
            <source>{label} does not stand in the books as AutoCount posts such documents ({table}{where}).</source>
            <translation>{label} 在账簿中的记录与 AutoCount 对此类单据的过账不一致（{table}{where}）。</translation>
        </message>
        <message>
            <source>{label} pays invoices, and cancelled {many} of these books still do.</source>
            <translation>{label} 已核销发票，而这些账簿中已取消的{many}仍在核销。</translation>
        </message>
        <message>
            <source>{name} waits to be sent to MyInvois.</source>
            <translation>{name} 正等待发送到 MyInvois。</translation>
        </message>
        <message>
            <source>Its file tells of books of other organizations, too: it is made and looked at on that PC alone.</source>
            <translation>该文件也涉及其他组织的账套：只能在那台电脑上生成和查看。</translation>
        </message>
        <message>
            <source>The file cannot be read there: {strerror}.</source>
            <translation>那里无法读取该文件：{strerror}。</translation>
        </message>
        <message>
            <source>AutoCount works out stock costs of these books later ({queue}), and what it does when an invoice of product {item} changes is not known.</source>
            <translation>AutoCount 稍后才计算此账簿的库存成本（{queue}），而产品 {item} 的发票变更时它会怎么做并不清楚。</translation>
        </message>
        <message>
            <source>Line {place}: product {item} is sold by batch, and the platform names none.</source>
            <translation>第 {place} 行：产品 {item} 按批次出售，而平台没有说明批次。</translation>
        </message>
        <message>
            <source>Line {place}: product {item} is sold by serial number, and the platform names none.</source>
            <translation>第 {place} 行：产品 {item} 按序列号出售，而平台没有说明序列号。</translation>
        </message>
        <message>
            <source>Line {place}: the books keep more of product {item} than its stock movements ({table}), and how an invoice changes that is not known.</source>
            <translation>第 {place} 行：账簿对产品 {item} 除库存变动外还另有记录（{table}），而发票如何改变它并不清楚。</translation>
        </message>
        <message>
            <source>Product {item} is sold by batch or serial number, and the platform names none.</source>
            <translation>产品 {item} 按批次或序列号出售，而平台没有说明。</translation>
        </message>
        <message>
            <source>Refused are products of which the books keep more than stock movements ({kept_beside}): how an invoice changes that is not known.</source>
            <translation>账簿除库存变动外还另有记录（{kept_beside}）的产品会被拒绝：发票如何改变它并不清楚。</translation>
        </message>
        <message>
            <source>The books keep more of product {item} than its stock movements ({table}), and what changes of it when an invoice changes is not known.</source>
            <translation>账簿对产品 {item} 除库存变动外还另有记录（{table}），而发票变更时其中有何变化并不清楚。</translation>
        </message>
        <message>
            <source>{left_out} more do not show it: the costs of their stock were worked out later, or their products have batches or serial numbers.</source>
            <translation>另有 {left_out} 张看不出来：其库存成本是事后计算的，或其产品有批次或序列号。</translation>
        </message>
        <message>
            <source>Connect it again in the overview.</source>
            <translation>请在概览中重新连接它。</translation>
        </message>
        <message>
            <source>There is nothing in this account that could be synced.</source>
            <translation>这个账户中没有可以同步的内容。</translation>
        </message>
        <message>
            <source>This account is not connected any more, so that it cannot be synced.</source>
            <translation>这个账户已不再连接，因此无法同步。</translation>
        </message>
        <message>
            <source>A transaction of {label} was used after its end.</source>
            <translation>{label} 的事务在结束后仍被使用。</translation>
        </message>
        <message>
            <source>Two threads used one connection to {label}.</source>
            <translation>两个线程使用了与 {label} 的同一个连接。</translation>
        </message>
        <message>
            <source>While {label} was written, another transaction was begun.</source>
            <translation>正在写入 {label} 时，另一个事务已开始。</translation>
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
        <message>
            <source>Whoever connected this account can put this right, here or on the platform.</source>
            <translation>连接此账户的人可以在这里或平台上解决。</translation>
        </message>
    </context>
    <context>
        <name>posting</name>
        <message>
            <source>One row for the document</source>
            <translation>每张单据一行</translation>
        </message>
        <message>
            <source>One row for each line</source>
            <translation>每个明细行一行</translation>
        </message>
        <message>
            <source>One row for all lines that share {names}</source>
            <translation>{names} 相同的所有明细行合为一行</translation>
        </message>
        <message>
            <source>{rows}, of lines where {conditions}</source>
            <translation>{rows}，仅限满足以下条件的明细行：{conditions}</translation>
        </message>
        <message>
            <source>{rows}, if {conditions}</source>
            <translation>{rows}，条件是 {conditions}</translation>
        </message>
        <message>
            <source>{sentence}.</source>
            <translation>{sentence}。</translation>
        </message>
        <message>
            <source>{column} is {value}</source>
            <translation>{column} 是 {value}</translation>
        </message>
        <message>
            <source>{sentence}; in all documents the same as {others}</source>
            <translation>{sentence}；在所有单据中与 {others} 相同</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <source>a new key</source>
            <translation>新的键值</translation>
        </message>
        <message>
            <source>always {value}</source>
            <translation>始终为 {value}</translation>
        </message>
        <message>
            <source>its number among the rows ({first}, {second} …)</source>
            <translation>它在各行中的序号（{first}、{second} …）</translation>
        </message>
        <message>
            <source>{value}, with the other sign</source>
            <translation>{value}，取相反的正负号</translation>
        </message>
        <message>
            <source>{value}, if positive, else 0</source>
            <translation>{value}，为正时取其值，否则为 0</translation>
        </message>
        <message>
            <source>{value}, if negative, without its sign, else 0</source>
            <translation>{value}，为负时取其绝对值，否则为 0</translation>
        </message>
        <message>
            <source>{value} if {conditions}, else {otherwise}</source>
            <translation>若 {conditions} 则为 {value}，否则为 {otherwise}</translation>
        </message>
        <message>
            <source>{value}, its first {count} characters</source>
            <translation>{value} 的前 {count} 个字符</translation>
        </message>
        <message>
            <source>what belongs to {code} ({list})</source>
            <translation>与 {code} 对应的值（{list}）</translation>
        </message>
        <message>
            <source>{date} + the days of {code} ({list})</source>
            <translation>{date} + {code} 的天数（{list}）</translation>
        </message>
        <message>
            <source>{date} + {count} days</source>
            <translation>{date} + {count} 天</translation>
        </message>
        <message>
            <source> followed by </source>
            <translation> 后接 </translation>
        </message>
        <message>
            <source>always</source>
            <translation>始终</translation>
        </message>
        <message>
            <source>{name} is not 0</source>
            <translation>{name} 不为 0</translation>
        </message>
        <message>
            <source>{name} is filled</source>
            <translation>{name} 已填写</translation>
        </message>
        <message>
            <source>{name} is empty</source>
            <translation>{name} 为空</translation>
        </message>
        <message>
            <source>{name} is 0</source>
            <translation>{name} 为 0</translation>
        </message>
        <message>
            <source>{name} is {value}</source>
            <translation>{name} 是 {value}</translation>
        </message>
        <message>
            <source>{name} is not {value}</source>
            <translation>{name} 不是 {value}</translation>
        </message>
        <message>
            <source>the document's {column}</source>
            <translation>单据的 {column}</translation>
        </message>
        <message>
            <source>the sum of the lines' {column}</source>
            <translation>各明细行 {column} 的合计</translation>
        </message>
        <message>
            <source>the line's {column}</source>
            <translation>明细行的 {column}</translation>
        </message>
        <message>
            <source>the first line's {column}</source>
            <translation>首个明细行的 {column}</translation>
        </message>
        <message>
            <source>what rounding left ({column})</source>
            <translation>舍入余额（{column}）</translation>
        </message>
        <message>
            <source>{value}, on the last one</source>
            <translation>{value}，记在最后一行</translation>
        </message>
        <message>
            <source>{value}, on the first one</source>
            <translation>{value}，记在第一行</translation>
        </message>
        <message>
            <source>{value}, on the largest one</source>
            <translation>{value}，记在最大的一行</translation>
        </message>
        <message>
            <source>{column} of {place}</source>
            <translation>{place} 的 {column}</translation>
        </message>
        <message>
            <source> and </source>
            <translation> 和 </translation>
        </message>
        <message>
            <source>Proved for a document {traits}.</source>
            <translation>已对具有以下特征的单据验证：{traits}。</translation>
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
        <message>
            <source>Of the API. Values up to 74 are ignored by Intuit since August 2025.</source>
            <translation>API 的版本。自 2025 年 8 月起，Intuit 忽略 74 及以下的值。</translation>
        </message>
        <message>
            <source>Leads of one page's lead ads, and what its posts achieved.</source>
            <translation>一个主页的线索广告所得线索，以及其帖子的成效。</translation>
        </message>
        <message>
            <source>What the posts and stories of one professional Instagram account achieved.</source>
            <translation>一个 Instagram 专业账号的帖子和快拍的成效。</translation>
        </message>
        <message>
            <source>Customers, products, invoices, credit memos and payments of one QuickBooks Online company.</source>
            <translation>一家 QuickBooks Online 公司的客户、产品、发票、贷项通知单和收款。</translation>
        </message>
        <message>
            <source>Contacts, items, invoices, credit notes and payments of one Xero organisation.</source>
            <translation>一个 Xero 组织的联系人、项目、发票、贷项通知单和收款。</translation>
        </message>
        <message>
            <source>The books of one company in AutoCount Accounting, from customers to payments.</source>
            <translation>一家公司在 AutoCount Accounting 中的账簿，从客户到收款。</translation>
        </message>
        <message>
            <source>The books of one company in SQL Accounting, from customers to payments.</source>
            <translation>一家公司在 SQL Accounting 中的账簿，从客户到收款。</translation>
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
        <message>
            <source>moments</source>
            <translation>片刻</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n 天</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n 小时</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n 分钟</numerusform>
            </translation>
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
