<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
    <context>
        <name>AboutSection</name>
        <message>
            <source>About</source>
            <translation>Perihal</translation>
        </message>
        <message>
            <source>Libraries and their licences</source>
            <translation>Pustaka dan lesennya</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>Pustaka</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Versi</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Lesen</translation>
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
            <translation>Batal</translation>
        </message>
        <message>
            <source>Disconnect…</source>
            <translation>Putuskan sambungan…</translation>
        </message>
        <message>
            <source>Waiting for the browser</source>
            <translation>Menunggu pelayar</translation>
        </message>
        <message>
            <source>signed in: {person}</source>
            <translation>dilog masuk oleh: {person}</translation>
        </message>
        <message>
            <source>Connect again</source>
            <translation>Sambung semula</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Sambung</translation>
        </message>
        <message>
            <source>Last sync {when}</source>
            <translation>Penyegerakan terakhir {when}</translation>
        </message>
        <message>
            <source>Waiting for you in the browser…</source>
            <translation>Menunggu anda dalam pelayar…</translation>
        </message>
        <message>
            <source>The browser could not be opened. Copy this address into it:</source>
            <translation>Pelayar tidak dapat dibuka. Salin alamat ini ke dalamnya:</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Cuba lagi</translation>
        </message>
        <message>
            <source>It is being disconnected…</source>
            <translation>Sambungan sedang diputuskan…</translation>
        </message>
        <message>
            <source>Activity</source>
            <translation>Aktiviti</translation>
        </message>
        <message>
            <source>Activity of {provider}</source>
            <translation>Aktiviti {provider}</translation>
        </message>
    </context>
    <context>
        <name>Accounts</name>
        <message>
            <source>Cloud accounts</source>
            <translation>Akaun awan</translation>
        </message>
        <message>
            <source>{provider} is connected: {account}</source>
            <translation>{provider} telah disambungkan: {account}</translation>
        </message>
        <message>
            <source>Disconnect</source>
            <translation>Putuskan sambungan</translation>
        </message>
        <message>
            <source>Disconnect {account} from {provider}?</source>
            <translation>Putuskan sambungan {account} daripada {provider}?</translation>
        </message>
        <message>
            <source>It is synced no more, and the platform forgets its sign-in. Records that were synced stay.</source>
            <translation>Ia tidak lagi disegerakkan, dan platform melupakan log masuknya. Rekod yang telah disegerakkan kekal.</translation>
        </message>
        <message>
            <source>Stay connected</source>
            <translation>Kekal disambungkan</translation>
        </message>
    </context>
    <context>
        <name>AccountsInNeed</name>
        <message>
            <source>Nothing is exchanged until somebody signs in again.</source>
            <translation>Tiada apa-apa ditukar sehingga seseorang log masuk semula.</translation>
        </message>
        <message>
            <source>Connect again</source>
            <translation>Sambung semula</translation>
        </message>
        <message>
            <source>Connect {provider} again</source>
            <translation>Sambungkan {provider} semula</translation>
        </message>
        <message>
            <source>Look at its log</source>
            <translation>Lihat lognya</translation>
        </message>
        <message>
            <source>Look at the log of {provider}</source>
            <translation>Lihat log {provider}</translation>
        </message>
    </context>
    <context>
        <name>Application</name>
        <message>
            <source>Quit BukuBridge?</source>
            <translation>Keluar daripada BukuBridge?</translation>
        </message>
        <message>
            <source>Syncing can go on in the background without the icon, or stop until BukuBridge is started again.</source>
            <translation>Penyegerakan boleh diteruskan di latar tanpa ikon, atau dihentikan sehingga BukuBridge dimulakan semula.</translation>
        </message>
        <message>
            <source>Quit the icon only</source>
            <translation>Tutup ikon sahaja</translation>
        </message>
        <message>
            <source>Stop syncing and quit</source>
            <translation>Henti segerak dan keluar</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Batal</translation>
        </message>
        <message>
            <source>BukuBridge was updated to version {version}.</source>
            <translation>BukuBridge telah dikemas kini kepada versi {version}.</translation>
        </message>
        <message>
            <source>Start again now</source>
            <translation>Mulakan semula sekarang</translation>
        </message>
    </context>
    <context>
        <name>ApplyBar</name>
        <message>
            <source>Apply</source>
            <translation>Guna</translation>
        </message>
        <message>
            <source>Revert</source>
            <translation>Kembalikan</translation>
        </message>
        <message>
            <source>Applied.</source>
            <translation>Telah digunakan.</translation>
        </message>
        <message>
            <source>Nothing was changed: see what is wrong above.</source>
            <translation>Tiada apa-apa diubah: lihat apa yang salah di atas.</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Hide this</source>
            <translation>Sembunyikan</translation>
        </message>
    </context>
    <context>
        <name>BooksStep</name>
        <message>
            <source>Which company?</source>
            <translation>Syarikat yang mana?</translation>
        </message>
        <message>
            <source>Looking for companies on this computer…</source>
            <translation>Mencari syarikat pada komputer ini…</translation>
        </message>
        <message>
            <source>Choose another company file…</source>
            <translation>Pilih fail syarikat lain…</translation>
        </message>
        <message>
            <source>The company is on another computer…</source>
            <translation>Syarikat berada pada komputer lain…</translation>
        </message>
        <message>
            <source>Choose the company file</source>
            <translation>Pilih fail syarikat</translation>
        </message>
        <message>
            <source>Company files (*.fdb *.FDB *.gdb *.GDB)</source>
            <translation>Fail syarikat (*.fdb *.FDB *.gdb *.GDB)</translation>
        </message>
        <message>
            <source>These companies were found on this computer. None of them was opened.</source>
            <translation>Syarikat ini dijumpai pada komputer ini. Tiada satu pun dibuka.</translation>
        </message>
        <message>
            <source>What was found on this computer cannot be used as it is. Choose another way below.</source>
            <translation>Apa yang dijumpai pada komputer ini tidak boleh digunakan begitu sahaja. Pilih cara lain di bawah.</translation>
        </message>
        <message>
            <source>No company was found in the usual folders of this computer. Choose another way below.</source>
            <translation>Tiada syarikat dijumpai dalam folder biasa komputer ini. Pilih cara lain di bawah.</translation>
        </message>
        <message>
            <source>last changed {when}</source>
            <translation>kali terakhir diubah {when}</translation>
        </message>
        <message>
            <source>Connected already as {title}.</source>
            <translation>Sudah disambung sebagai {title}.</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Cari semula</translation>
        </message>
        <message>
            <source>A company of {program}…</source>
            <translation>Syarikat {program}…</translation>
        </message>
    </context>
    <context>
        <name>CheckRow</name>
        <message>
            <source>All right</source>
            <translation>Baik</translation>
        </message>
        <message>
            <source>Could be better</source>
            <translation>Boleh diperbaiki</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Masalah</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>Tidak diketahui</translation>
        </message>
    </context>
    <context>
        <name>ColumnChoice</name>
        <message>
            <source>Column of the books</source>
            <translation>Lajur buku akaun</translation>
        </message>
    </context>
    <context>
        <name>ColumnsChoice</name>
        <message>
            <source>Another column</source>
            <translation>Lajur lain</translation>
        </message>
        <message>
            <source>Leave this column out</source>
            <translation>Ketepikan lajur ini</translation>
        </message>
    </context>
    <context>
        <name>CompanyChoices</name>
        <message>
            <source>Synchronise this company</source>
            <translation>Segerakkan syarikat ini</translation>
        </message>
        <message>
            <source>This company has times of its own</source>
            <translation>Syarikat ini mempunyai waktu sendiri</translation>
        </message>
    </context>
    <context>
        <name>ConflictDialog</name>
        <message>
            <source>Decide</source>
            <translation>Buat keputusan</translation>
        </message>
        <message>
            <source>Leave it undecided</source>
            <translation>Biarkan dahulu</translation>
        </message>
        <message numerus="yes">
            <source>Decide %n other(s) like this one in the same way</source>
            <translation>
                <numerusform>Buat keputusan yang sama untuk %n lagi yang serupa</numerusform>
            </translation>
        </message>
        <message>
            <source>On the platform: {who}, {when}</source>
            <translation>Di platform: {who}, {when}</translation>
        </message>
        <message>
            <source>In the books: {who}, {when}</source>
            <translation>Dalam buku akaun: {who}, {when}</translation>
        </message>
        <message>
            <source>unknown when</source>
            <translation>masa tidak diketahui</translation>
        </message>
        <message>
            <source>somebody</source>
            <translation>seseorang</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Rekod</translation>
        </message>
        <message>
            <source>In the books</source>
            <translation>Dalam buku akaun</translation>
        </message>
        <message>
            <source>On the platform</source>
            <translation>Di platform</translation>
        </message>
        <message>
            <source>Others like this one</source>
            <translation>Yang lain seperti ini</translation>
        </message>
        <message numerus="yes">
            <source>%n more of them stay(s) for another time</source>
            <translation>
                <numerusform>%n lagi daripadanya tinggal untuk lain kali</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ConnectionCard</name>
        <message>
            <source>Sync now</source>
            <translation>Segerak sekarang</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Henti</translation>
        </message>
        <message>
            <source>Finish setting up…</source>
            <translation>Selesaikan persediaan…</translation>
        </message>
        <message>
            <source>Switch on</source>
            <translation>Hidupkan</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Kemajuan</translation>
        </message>
        <message>
            <source>What the next sync would do…</source>
            <translation>Apa yang akan dibuat oleh penyegerakan seterusnya…</translation>
        </message>
        <message>
            <source>What was written into the books…</source>
            <translation>Apa yang telah ditulis ke dalam buku akaun…</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Jeda</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Teruskan</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Ubah…</translation>
        </message>
        <message>
            <source>Disconnect…</source>
            <translation>Putuskan sambungan…</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Lagi</translation>
        </message>
        <message>
            <source>both ways, writes {kinds}</source>
            <translation>dua hala, menulis {kinds}</translation>
        </message>
        <message>
            <source>books → platform</source>
            <translation>buku akaun → platform</translation>
        </message>
        <message>
            <source>BukuBridge's agent does not answer, so this is not known now.</source>
            <translation>Perkhidmatan BukuBridge tidak menjawab, jadi hal ini tidak diketahui sekarang.</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) need(s) you</source>
            <translation>
                <numerusform>%n perkara perlu perhatian anda</numerusform>
            </translation>
        </message>
        <message>
            <source>{read} records compared, {written} changed</source>
            <translation>{read} rekod dibandingkan, {written} diubah</translation>
        </message>
        <message>
            <source>Last sync {when}: {read} compared, {written} changed, {failed} set aside</source>
            <translation>Penyegerakan terakhir {when}: {read} dibandingkan, {written} diubah, {failed} diketepikan</translation>
        </message>
        <message>
            <source>less than a minute left</source>
            <translation>kurang daripada seminit lagi</translation>
        </message>
        <message numerus="yes">
            <source>about %n minute(s) left</source>
            <translation>
                <numerusform>kira-kira %n minit lagi</numerusform>
            </translation>
        </message>
        <message>
            <source>{day}: {written} records synced, {failed} set aside</source>
            <translation>{day}: {written} rekod disegerakkan, {failed} diketepikan</translation>
        </message>
        <message>
            <source>Last {days} days: {written} records synced, {failed} set aside</source>
            <translation>{days} hari lepas: {written} rekod disegerakkan, {failed} diketepikan</translation>
        </message>
        <message>
            <source>Both sides compared {age}</source>
            <translation>Kedua-dua pihak dibandingkan {age}</translation>
        </message>
        <message>
            <source>Both sides were not compared yet</source>
            <translation>Kedua-dua pihak belum dibandingkan</translation>
        </message>
        <message>
            <source>{compared} · next sync {when}</source>
            <translation>{compared} · penyegerakan seterusnya {when}</translation>
        </message>
        <message>
            <source>Last sync {when}: it did not go through</source>
            <translation>Penyegerakan terakhir {when}: tidak berjaya</translation>
        </message>
        <message>
            <source>without {kinds}</source>
            <translation>tanpa {kinds}</translation>
        </message>
        <message>
            <source>less than a minute left, if it takes as long as last time</source>
            <translation>kurang daripada seminit lagi, jika mengambil masa seperti kali terakhir</translation>
        </message>
        <message numerus="yes">
            <source>about %n minute(s) left, if it takes as long as last time</source>
            <translation>
                <numerusform>kira-kira %n minit lagi, jika mengambil masa seperti kali terakhir</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DiagnosticsPage</name>
        <message>
            <source>Diagnostics</source>
            <translation>Diagnostik</translation>
        </message>
        <message>
            <source>Looking at everything. This can take half a minute…</source>
            <translation>Sedang memeriksa semuanya. Ini boleh mengambil masa setengah minit…</translation>
        </message>
        <message>
            <source>Making the file…</source>
            <translation>Sedang membuat fail…</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>Periksa semula</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>Pemeriksaan</translation>
        </message>
        <message>
            <source>Make a file for support</source>
            <translation>Buat fail sokongan</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Tunjuk dalam folder</translation>
        </message>
        <message>
            <source>Copy summary</source>
            <translation>Salin ringkasan</translation>
        </message>
        <message>
            <source>File for support</source>
            <translation>Fail sokongan</translation>
        </message>
        <message>
            <source>Versions, checks, summaries of runs and technical logs in one small file. Passwords, names, amounts and folders are left out: below you see exactly what is in it.</source>
            <translation>Versi, pemeriksaan, ringkasan penyegerakan dan log teknikal dalam satu fail kecil. Kata laluan, nama, amaun dan folder tidak disertakan: isinya yang tepat ditunjukkan di bawah.</translation>
        </message>
        <message>
            <source>{size} KB</source>
            <translation>{size} KB</translation>
        </message>
        <message>
            <source>The summary is copied. Paste it into your message to support.</source>
            <translation>Ringkasan telah disalin. Tampalkannya dalam mesej anda kepada bahagian sokongan.</translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s) found; what to do stands below each.</source>
            <translation>
                <numerusform>%n masalah dijumpai; tindakan dinyatakan di bawah setiap satu.</numerusform>
            </translation>
        </message>
        <message>
            <source>Everything works; something could be better.</source>
            <translation>Semuanya berfungsi; ada yang boleh diperbaiki.</translation>
        </message>
        <message>
            <source>Everything works.</source>
            <translation>Semuanya berfungsi.</translation>
        </message>
    </context>
    <context>
        <name>Dialog</name>
        <message>
            <source>Working</source>
            <translation>Sedang berjalan</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Tutup</translation>
        </message>
        <message>
            <source>A sync is running. This is done right after it; you may close this window.</source>
            <translation>Penyegerakan sedang berjalan. Ini dibuat sebaik sahaja ia selesai; anda boleh menutup tetingkap ini.</translation>
        </message>
    </context>
    <context>
        <name>DirectionsSection</name>
        <message>
            <source>Companies</source>
            <translation>Syarikat</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Syarikat</translation>
        </message>
        <message>
            <source>Asking the books</source>
            <translation>Bertanya kepada buku akaun</translation>
        </message>
        <message>
            <source>No company is connected yet.</source>
            <translation>Belum ada syarikat yang disambung.</translation>
        </message>
        <message>
            <source>Kinds of records</source>
            <translation>Jenis rekod</translation>
        </message>
        <message>
            <source>The books cannot say now what can be written: {reason}</source>
            <translation>Buku akaun tidak dapat memberitahu sekarang apa yang boleh ditulis: {reason}</translation>
        </message>
        <message>
            <source>Everything is read from the books but what you leave out. What is changed on the platform is written into the books only for the kinds that you choose.</source>
            <translation>Semua dibaca daripada buku kecuali yang anda tinggalkan. Apa yang diubah di platform ditulis ke dalam buku hanya untuk jenis yang anda pilih.</translation>
        </message>
    </context>
    <context>
        <name>DirectionsStep</name>
        <message>
            <source>Only from the books to the platform (recommended to begin with)</source>
            <translation>Hanya daripada buku akaun ke platform (disyorkan untuk permulaan)</translation>
        </message>
        <message>
            <source>Also write changes of the platform into the books</source>
            <translation>Tulis juga perubahan platform ke dalam buku akaun</translation>
        </message>
        <message>
            <source>Before documents may be written, a rehearsal learns from this company's own documents how they are posted, and checks it on others. Nothing is written by it. You can turn writing on at any later time, too.</source>
            <translation>Sebelum dokumen boleh ditulis, satu raptai mempelajari daripada dokumen syarikat ini sendiri cara ia diposkan, dan menyemaknya pada dokumen lain. Raptai tidak menulis apa-apa. Penulisan juga boleh dihidupkan kemudian.</translation>
        </message>
        <message>
            <source>Asking the books</source>
            <translation>Bertanya kepada buku akaun</translation>
        </message>
        <message>
            <source>What is synchronised</source>
            <translation>Apa yang disegerakkan</translation>
        </message>
        <message>
            <source>The books of {company} can be read.</source>
            <translation>Buku akaun {company} boleh dibaca.</translation>
        </message>
        <message>
            <source>These books cannot be written by BukuBridge. They are only read.</source>
            <translation>BukuBridge tidak boleh menulis ke dalam buku akaun ini. Ia hanya dibaca.</translation>
        </message>
        <message>
            <source>Read from the books, with the lists that they refer to:</source>
            <translation>Dibaca daripada buku, bersama senarai yang dirujuknya:</translation>
        </message>
    </context>
    <context>
        <name>Disconnect</name>
        <message>
            <source>Disconnect</source>
            <translation>Putuskan</translation>
        </message>
        <message>
            <source>Disconnect {company}?</source>
            <translation>Putuskan sambungan {company}?</translation>
        </message>
        <message>
            <source>It is synced no more. Its password and what BukuBridge remembers of it are removed from this computer. Nothing is deleted in the books or on the platform.</source>
            <translation>Ia tidak lagi disegerakkan. Kata laluannya dan apa yang BukuBridge ingat tentangnya dibuang daripada komputer ini. Tiada apa-apa dipadam dalam buku akaun atau di platform.</translation>
        </message>
        <message>
            <source>Stay connected</source>
            <translation>Kekal bersambung</translation>
        </message>
    </context>
    <context>
        <name>DoneStep</name>
        <message>
            <source>{company} is connected</source>
            <translation>{company} telah disambung</translation>
        </message>
        <message>
            <source>The company</source>
            <translation>Syarikat ini</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>Sebentar…</translation>
        </message>
        <message>
            <source>Open the overview</source>
            <translation>Buka ringkasan</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Cuba lagi</translation>
        </message>
        <message>
            <source>The first sync goes on in the background; you may close this window at any time.</source>
            <translation>Penyegerakan pertama berjalan di latar; anda boleh menutup tetingkap ini pada bila-bila masa.</translation>
        </message>
        <message>
            <source>It is synchronised with what you changed; you may close this window at any time.</source>
            <translation>Ia disegerakkan dengan perubahan anda; anda boleh menutup tetingkap ini pada bila-bila masa.</translation>
        </message>
        <message>
            <source>The sync is running: {read} records so far.</source>
            <translation>Penyegerakan sedang berjalan: {read} rekod setakat ini.</translation>
        </message>
        <message>
            <source>BukuBridge's agent does not answer.</source>
            <translation>Perkhidmatan BukuBridge tidak menjawab.</translation>
        </message>
    </context>
    <context>
        <name>ExportButton</name>
        <message>
            <source>Export</source>
            <translation>Eksport</translation>
        </message>
        <message>
            <source>Excel workbook…</source>
            <translation>Buku kerja Excel…</translation>
        </message>
        <message>
            <source>CSV file…</source>
            <translation>Fail CSV…</translation>
        </message>
        <message>
            <source>Export the log</source>
            <translation>Eksport log</translation>
        </message>
        <message>
            <source>Writing {done} of {total} lines…</source>
            <translation>Menulis {done} daripada {total} baris…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Batal</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) are in the file.</source>
            <translation>
                <numerusform>%n baris ada dalam fail.</numerusform>
            </translation>
        </message>
        <message>
            <source>That is as many as a sheet of Excel takes; CSV takes all.</source>
            <translation>Itu had satu helaian Excel; CSV memuatkan semuanya.</translation>
        </message>
        <message>
            <source>The export was cancelled.</source>
            <translation>Eksport dibatalkan.</translation>
        </message>
    </context>
    <context>
        <name>FieldChoices</name>
        <message>
            <source>All from the books</source>
            <translation>Semua daripada buku akaun</translation>
        </message>
        <message>
            <source>All from the platform</source>
            <translation>Semua daripada platform</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Medan</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Sebelum</translation>
        </message>
        <message>
            <source>In the books</source>
            <translation>Dalam buku akaun</translation>
        </message>
        <message>
            <source>On the platform</source>
            <translation>Di platform</translation>
        </message>
        <message>
            <source>{field}: keep the books' {value}</source>
            <translation>{field}: kekalkan {value} buku akaun</translation>
        </message>
        <message>
            <source>{field}: keep the platform's {value}</source>
            <translation>{field}: kekalkan {value} platform</translation>
        </message>
    </context>
    <context>
        <name>FirstRun</name>
        <message>
            <source>Connect a company</source>
            <translation>Sambung syarikat</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Sebentar</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Tutup</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Kembali</translation>
        </message>
        <message>
            <source>Step {number} of {count}</source>
            <translation>Langkah {number} daripada {count}</translation>
        </message>
        <message>
            <source>Change {title}</source>
            <translation>Ubah {title}</translation>
        </message>
    </context>
    <context>
        <name>KeepingSection</name>
        <message>
            <source>Log and history</source>
            <translation>Log dan sejarah</translation>
        </message>
        <message>
            <source>Errors only</source>
            <translation>Ralat sahaja</translation>
        </message>
        <message>
            <source>Warnings and errors</source>
            <translation>Amaran dan ralat</translation>
        </message>
        <message>
            <source>Usual</source>
            <translation>Biasa</translation>
        </message>
        <message>
            <source>Everything (while looking for a fault)</source>
            <translation>Semuanya (semasa mencari punca masalah)</translation>
        </message>
        <message>
            <source>Technical log</source>
            <translation>Log teknikal</translation>
        </message>
        <message>
            <source>Files of the technical log</source>
            <translation>Fail log teknikal</translation>
        </message>
        <message>
            <source>10 MB each.</source>
            <translation>10 MB setiap satu.</translation>
        </message>
        <message>
            <source>Syncs that are kept of each company</source>
            <translation>Penyegerakan yang disimpan bagi setiap syarikat</translation>
        </message>
        <message>
            <source>Lines of activity that are kept of each company</source>
            <translation>Baris aktiviti yang disimpan bagi setiap syarikat</translation>
        </message>
        <message>
            <source>Fixed by this computer's environment (BUKUBRIDGE_LOG_LEVEL).</source>
            <translation>Ditetapkan oleh persekitaran komputer ini (BUKUBRIDGE_LOG_LEVEL).</translation>
        </message>
    </context>
    <context>
        <name>KindChoices</name>
        <message>
            <source>Direction</source>
            <translation>Arah</translation>
        </message>
        <message>
            <source>When both sides changed the same</source>
            <translation>Apabila kedua-dua pihak mengubah perkara yang sama</translation>
        </message>
        <message>
            <source>When deleted on the platform</source>
            <translation>Apabila dipadam di platform</translation>
        </message>
        <message>
            <source>When deleted in the books</source>
            <translation>Apabila dipadam dalam buku akaun</translation>
        </message>
        <message>
            <source>Not at all: left out</source>
            <translation>Tidak langsung: ditinggalkan</translation>
        </message>
        <message>
            <source>Books → platform only</source>
            <translation>Buku akaun → platform sahaja</translation>
        </message>
        <message>
            <source>Both ways: also written into the books</source>
            <translation>Dua hala: juga ditulis ke dalam buku akaun</translation>
        </message>
        <message>
            <source>Ask me</source>
            <translation>Tanya saya</translation>
        </message>
        <message>
            <source>The books win</source>
            <translation>Ikut buku akaun</translation>
        </message>
        <message>
            <source>The platform wins</source>
            <translation>Ikut platform</translation>
        </message>
        <message>
            <source>Cancel it in the books</source>
            <translation>Batalkan dalam buku akaun</translation>
        </message>
        <message>
            <source>Make it inactive in the books</source>
            <translation>Jadikan tidak aktif dalam buku akaun</translation>
        </message>
        <message>
            <source>Leave the books as they are</source>
            <translation>Biarkan buku akaun seperti sedia ada</translation>
        </message>
        <message>
            <source>Delete it in the books</source>
            <translation>Padam dalam buku akaun</translation>
        </message>
        <message>
            <source>Delete it on the platform</source>
            <translation>Padam di platform</translation>
        </message>
        <message>
            <source>Leave the platform as it is</source>
            <translation>Biarkan platform seperti sedia ada</translation>
        </message>
    </context>
    <context>
        <name>KindRow</name>
        <message>
            <source>both ways</source>
            <translation>dua hala</translation>
        </message>
        <message>
            <source>books → platform</source>
            <translation>buku akaun → platform</translation>
        </message>
        <message>
            <source>asks when both changed</source>
            <translation>bertanya apabila kedua-duanya berubah</translation>
        </message>
        <message>
            <source>the books win</source>
            <translation>ikut buku akaun</translation>
        </message>
        <message>
            <source>the platform wins</source>
            <translation>ikut platform</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>ditinggalkan</translation>
        </message>
    </context>
    <context>
        <name>LogDetails</name>
        <message>
            <source>Changed fields</source>
            <translation>Medan yang berubah</translation>
        </message>
        <message>
            <source>Both sides now</source>
            <translation>Kedua-dua pihak sekarang</translation>
        </message>
        <message>
            <source>Compare both sides now</source>
            <translation>Bandingkan kedua-dua pihak sekarang</translation>
        </message>
        <message>
            <source>Attempts for this record</source>
            <translation>Percubaan bagi rekod ini</translation>
        </message>
        <message>
            <source>Choose a line to see more</source>
            <translation>Pilih baris untuk melihat butiran</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Penyegerakan</translation>
        </message>
        <message>
            <source>Books</source>
            <translation>Buku akaun</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>Platform</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Sebelum</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Selepas</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Medan</translation>
        </message>
        <message>
            <source>went through {when}</source>
            <translation>berjaya {when}</translation>
        </message>
        <message>
            <source>tried again {when}</source>
            <translation>akan dicuba semula {when}</translation>
        </message>
        <message>
            <source>Looking at the books and at the platform…</source>
            <translation>Sedang melihat buku akaun dan platform…</translation>
        </message>
        <message>
            <source>The books' record cannot be read: {why}</source>
            <translation>Rekod buku akaun tidak boleh dibaca: {why}</translation>
        </message>
        <message>
            <source>The record is on neither side any more.</source>
            <translation>Rekod ini tiada lagi di mana-mana pihak.</translation>
        </message>
        <message>
            <source>The record is not in the books.</source>
            <translation>Rekod ini tiada dalam buku akaun.</translation>
        </message>
        <message>
            <source>The record is not on the platform.</source>
            <translation>Rekod ini tiada di platform.</translation>
        </message>
        <message>
            <source>Both sides are the same now.</source>
            <translation>Kedua-dua pihak sama sekarang.</translation>
        </message>
        <message numerus="yes">
            <source>%n field(s) differ.</source>
            <translation>
                <numerusform>%n medan berbeza.</numerusform>
            </translation>
        </message>
        <message>
            <source>Open on the platform</source>
            <translation>Buka di platform</translation>
        </message>
        <message>
            <source>The record's page in your browser; you may have to sign in there.</source>
            <translation>Halaman rekod ini dalam pelayar anda; anda mungkin perlu log masuk di sana.</translation>
        </message>
        <message>
            <source>No browser could be opened. The page is {address}</source>
            <translation>Tiada pelayar dapat dibuka. Halamannya ialah {address}</translation>
        </message>
    </context>
    <context>
        <name>LogFilterBar</name>
        <message>
            <source>Show everything</source>
            <translation>Tunjuk semuanya</translation>
        </message>
        <message>
            <source>All kinds</source>
            <translation>Semua jenis</translation>
        </message>
        <message>
            <source>Both directions</source>
            <translation>Kedua-dua arah</translation>
        </message>
        <message>
            <source>All outcomes</source>
            <translation>Semua hasil</translation>
        </message>
        <message>
            <source>Failed or waiting</source>
            <translation>Gagal atau menunggu</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>Bila-bila masa</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hari ini</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>7 hari lepas</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>30 hari lepas</translation>
        </message>
        <message>
            <source>From … to …</source>
            <translation>Dari … hingga …</translation>
        </message>
        <message>
            <source>Search number, name or message</source>
            <translation>Cari nombor, nama atau mesej</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Syarikat</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Jenis</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Arah</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Hasil</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Masa</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Cari</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Dari</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Hingga</translation>
        </message>
        <message>
            <source>All companies</source>
            <translation>Semua syarikat</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Kosongkan carian</translation>
        </message>
        <message>
            <source>All companies of this PC</source>
            <translation>Semua syarikat di komputer ini</translation>
        </message>
    </context>
    <context>
        <name>LogLines</name>
        <message>
            <source>Show everything</source>
            <translation>Tunjuk semuanya</translation>
        </message>
        <message>
            <source>What happened is not known now</source>
            <translation>Apa yang berlaku tidak diketahui sekarang</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Cuba lagi</translation>
        </message>
        <message>
            <source>There may be lines; whoever has them does not answer.</source>
            <translation>Mungkin ada baris; pihak yang menyimpannya tidak menjawab.</translation>
        </message>
        <message>
            <source>No line is like that</source>
            <translation>Tiada baris yang sepadan</translation>
        </message>
        <message>
            <source>Nothing in the log fits what is chosen above.</source>
            <translation>Tiada dalam log yang sepadan dengan pilihan di atas.</translation>
        </message>
        <message>
            <source>Nothing has happened yet</source>
            <translation>Belum ada apa-apa berlaku</translation>
        </message>
        <message>
            <source>As soon as a run writes something, or cannot, it is told here.</source>
            <translation>Sebaik sahaja penyegerakan menulis sesuatu, atau gagal, ia dinyatakan di sini.</translation>
        </message>
    </context>
    <context>
        <name>LogModel</name>
        <message>
            <source>Time</source>
            <translation>Masa</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Hasil</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Rekod</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Jenis</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Ke</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Apa yang berlaku</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Syarikat</translation>
        </message>
    </context>
    <context>
        <name>LogPage</name>
        <message>
            <source>Activity</source>
            <translation>Aktiviti</translation>
        </message>
        <message>
            <source>Lines of the log</source>
            <translation>Baris log</translation>
        </message>
        <message>
            <source>Follow live</source>
            <translation>Ikuti terus</translation>
        </message>
        <message>
            <source>Show new lines as they come</source>
            <translation>Tunjuk baris baharu sebaik sahaja ada</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Salin</translation>
        </message>
        <message>
            <source>Copy the chosen lines</source>
            <translation>Salin baris yang dipilih</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n baris</numerusform>
            </translation>
        </message>
        <message>
            <source>more than {count}</source>
            <translation>lebih daripada {count}</translation>
        </message>
        <message>
            <source>It is tried again now.</source>
            <translation>Sedang dicuba semula sekarang.</translation>
        </message>
        <message>
            <source>the latest {count}</source>
            <translation>{count} yang terbaharu</translation>
        </message>
        <message>
            <source>Choose a company to see its older lines.</source>
            <translation>Pilih sebuah syarikat untuk melihat baris yang lebih lama.</translation>
        </message>
        <message>
            <source>What is shown below may be out of date.</source>
            <translation>Apa yang ditunjukkan di bawah mungkin sudah lapuk.</translation>
        </message>
    </context>
    <context>
        <name>LookSection</name>
        <message>
            <source>Language and look</source>
            <translation>Bahasa dan rupa</translation>
        </message>
        <message>
            <source>As this computer</source>
            <translation>Seperti komputer ini</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Cerah</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Gelap</translation>
        </message>
        <message>
            <source>Icon without colours</source>
            <translation>Ikon tanpa warna</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Bahasa</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Warna</translation>
        </message>
        <message>
            <source>Icon</source>
            <translation>Ikon</translation>
        </message>
        <message>
            <source>Each state has a shape of its own as well.</source>
            <translation>Setiap keadaan juga mempunyai bentuk sendiri.</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Pages</source>
            <translation>Halaman</translation>
        </message>
    </context>
    <context>
        <name>MappingModel</name>
        <message>
            <source>In the books</source>
            <translation>Buku akaun</translation>
        </message>
        <message>
            <source>Example</source>
            <translation>Contoh</translation>
        </message>
        <message>
            <source>On the platform</source>
            <translation>Platform</translation>
        </message>
        <message>
            <source>Becomes</source>
            <translation>Menjadi</translation>
        </message>
        <message>
            <source>{field}, changed by you</source>
            <translation>{field}, diubah oleh anda</translation>
        </message>
        <message>
            <source>nothing reads it</source>
            <translation>tiada yang membacanya</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>diubah</translation>
        </message>
    </context>
    <context>
        <name>MappingsFrame</name>
        <message>
            <source>Reset all…</source>
            <translation>Tetapkan semula semua…</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Syarikat</translation>
        </message>
        <message>
            <source>Kind of record</source>
            <translation>Jenis rekod</translation>
        </message>
        <message>
            <source>Table of the books</source>
            <translation>Jadual buku akaun</translation>
        </message>
        <message>
            <source>Which rows are shown</source>
            <translation>Baris yang ditunjukkan</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Cari</translation>
        </message>
        <message>
            <source>Search fields and columns</source>
            <translation>Cari medan dan lajur</translation>
        </message>
        <message>
            <source>Fields and what fills them</source>
            <translation>Medan dan sumber isinya</translation>
        </message>
    </context>
    <context>
        <name>MappingsPage</name>
        <message>
            <source>Mappings</source>
            <translation>Pemetaan</translation>
        </message>
        <message>
            <source>Synchronise now</source>
            <translation>Segerak sekarang</translation>
        </message>
        <message>
            <source>Everything is read and compared, nothing is written…</source>
            <translation>Semuanya dibaca dan dibandingkan, tiada apa-apa ditulis…</translation>
        </message>
        <message>
            <source>All rules of {kind} will be as delivered.</source>
            <translation>Semua peraturan {kind} akan kembali kepada asal.</translation>
        </message>
        <message>
            <source>Reset them</source>
            <translation>Tetapkan semula</translation>
        </message>
        <message>
            <source>They hold for {companies}, too.</source>
            <translation>Peraturan ini juga terpakai kepada {companies}.</translation>
        </message>
        <message>
            <source>{records} would change.</source>
            <translation>{records} akan berubah.</translation>
        </message>
        <message>
            <source>{records} would be set aside.</source>
            <translation>{records} akan diketepikan.</translation>
        </message>
        <message>
            <source>All fields</source>
            <translation>Semua medan</translation>
        </message>
        <message>
            <source>Changed by you</source>
            <translation>Diubah oleh anda</translation>
        </message>
        <message>
            <source>Nothing fills them</source>
            <translation>Tiada yang mengisinya</translation>
        </message>
        <message>
            <source>Columns that nothing reads</source>
            <translation>Lajur yang tidak dibaca</translation>
        </message>
        <message numerus="yes">
            <source>%n rule(s) of your own.</source>
            <translation>
                <numerusform>%n peraturan anda sendiri.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MappingsShown</name>
        <message>
            <source>No company is connected yet.</source>
            <translation>Belum ada syarikat yang disambung.</translation>
        </message>
        <message>
            <source>Looking into the books for samples…</source>
            <translation>Mencari contoh dalam buku akaun…</translation>
        </message>
        <message>
            <source>Put my rules aside</source>
            <translation>Ketepikan peraturan saya</translation>
        </message>
    </context>
    <context>
        <name>MatterPanel</name>
        <message>
            <source>Decide…</source>
            <translation>Buat keputusan…</translation>
        </message>
        <message>
            <source>Look at them…</source>
            <translation>Lihat semuanya…</translation>
        </message>
        <message>
            <source>Look at it…</source>
            <translation>Lihat…</translation>
        </message>
        <message>
            <source>Change the connection…</source>
            <translation>Ubah sambungan…</translation>
        </message>
        <message>
            <source>Try again now</source>
            <translation>Cuba lagi sekarang</translation>
        </message>
        <message>
            <source>I have seen it</source>
            <translation>Saya sudah lihat</translation>
        </message>
        <message>
            <source>Ask now</source>
            <translation>Tanya sekarang</translation>
        </message>
        <message>
            <source>Try all of these again now: {kind}</source>
            <translation>Cuba lagi semua ini sekarang: {kind}</translation>
        </message>
        <message>
            <source>It is being tried now.</source>
            <translation>Sedang dicuba sekarang.</translation>
        </message>
        <message>
            <source>Sent {when}</source>
            <translation>Dihantar {when}</translation>
        </message>
        <message>
            <source>Since {when}</source>
            <translation>Sejak {when}</translation>
        </message>
        <message numerus="yes">
            <source>tried %n time(s)</source>
            <translation>
                <numerusform>dicuba %n kali</numerusform>
            </translation>
        </message>
        <message>
            <source>tried again {when} by itself</source>
            <translation>akan dicuba semula secara automatik {when}</translation>
        </message>
    </context>
    <context>
        <name>MattersModel</name>
        <message>
            <source>Record</source>
            <translation>Rekod</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>Apa yang salah</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Syarikat</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Sejak</translation>
        </message>
    </context>
    <context>
        <name>MattersTable</name>
        <message>
            <source>What needs you</source>
            <translation>Yang perlu perhatian anda</translation>
        </message>
    </context>
    <context>
        <name>NetworkSection</name>
        <message>
            <source>Some offices reach the internet by a proxy. In most cases the computer's own settings are right.</source>
            <translation>Sesetengah pejabat mencapai internet melalui proksi. Biasanya tetapan komputer sendiri sudah betul.</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Rangkaian</translation>
        </message>
        <message>
            <source>As this computer is set up</source>
            <translation>Seperti tetapan komputer ini</translation>
        </message>
        <message>
            <source>No proxy</source>
            <translation>Tanpa proksi</translation>
        </message>
        <message>
            <source>This proxy:</source>
            <translation>Proksi ini:</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>Proksi</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Alamat</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>Nama pengguna</translation>
        </message>
        <message>
            <source>Only if the proxy asks for one.</source>
            <translation>Hanya jika diminta oleh proksi.</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Kata laluan</translation>
        </message>
        <message>
            <source>Kept encrypted, and never shown.</source>
            <translation>Disimpan secara tersulit, dan tidak pernah ditunjukkan.</translation>
        </message>
        <message>
            <source>A password is kept</source>
            <translation>Kata laluan telah disimpan</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message numerus="yes">
            <source>%n thing(s) need(s) you</source>
            <translation>
                <numerusform>%n perkara perlu perhatian anda</numerusform>
            </translation>
        </message>
        <message>
            <source>Sign in again: nothing is exchanged until then.</source>
            <translation>Log masuk semula: tiada apa-apa ditukar sehingga itu.</translation>
        </message>
    </context>
    <context>
        <name>NoticesSection</name>
        <message>
            <source>Only when something needs you. News that can wait is never shown outside this window.</source>
            <translation>Hanya apabila ada perkara yang perlu perhatian anda. Berita yang boleh menunggu tidak ditunjukkan di luar tetingkap ini.</translation>
        </message>
        <message>
            <source>Notices</source>
            <translation>Pemberitahuan</translation>
        </message>
        <message>
            <source>Tell me when something needs me</source>
            <translation>Beritahu saya apabila ada yang perlu perhatian saya</translation>
        </message>
        <message>
            <source>Silent for an hour</source>
            <translation>Senyap selama sejam</translation>
        </message>
        <message>
            <source>Silent until tomorrow</source>
            <translation>Senyap hingga esok</translation>
        </message>
        <message>
            <source>Speak again</source>
            <translation>Beritahu semula</translation>
        </message>
        <message>
            <source>Silent until {when}.</source>
            <translation>Senyap hingga {when}.</translation>
        </message>
    </context>
    <context>
        <name>OverviewPage</name>
        <message>
            <source>Overview</source>
            <translation>Ringkasan</translation>
        </message>
        <message>
            <source>Add a company</source>
            <translation>Tambah syarikat</translation>
        </message>
        <message>
            <source>No company is connected yet</source>
            <translation>Belum ada syarikat yang disambung</translation>
        </message>
        <message>
            <source>Connect the books of a company, and its records are kept equal with the platform.</source>
            <translation>Sambungkan buku akaun sebuah syarikat, dan rekodnya akan sentiasa sama dengan platform.</translation>
        </message>
        <message>
            <source>Connect a company</source>
            <translation>Sambung syarikat</translation>
        </message>
        <message>
            <source>Waiting for BukuBridge's agent…</source>
            <translation>Menunggu perkhidmatan BukuBridge…</translation>
        </message>
        <message>
            <source>Start it again</source>
            <translation>Mulakan semula</translation>
        </message>
        <message>
            <source>BukuBridge's agent is being started…</source>
            <translation>Perkhidmatan BukuBridge sedang dimulakan…</translation>
        </message>
        <message>
            <source>BukuBridge's agent cannot be started on this computer.</source>
            <translation>Perkhidmatan BukuBridge tidak dapat dimulakan pada komputer ini.</translation>
        </message>
    </context>
    <context>
        <name>PairingStep</name>
        <message>
            <source>Another organization, by its code</source>
            <translation>Organisasi lain, dengan kodnya</translation>
        </message>
        <message>
            <source>Pair with the platform</source>
            <translation>Pasangkan dengan platform</translation>
        </message>
        <message>
            <source>Looking for your organization…</source>
            <translation>Mencari organisasi anda…</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>Sebentar…</translation>
        </message>
        <message>
            <source>Pair</source>
            <translation>Pasangkan</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Seterusnya</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Kod</translation>
        </message>
        <message>
            <source>Address of the platform</source>
            <translation>Alamat platform</translation>
        </message>
        <message>
            <source>The platform shows the code when you add a computer there. It works once, for ten minutes.</source>
            <translation>Platform menunjukkan kod ini apabila anda menambah komputer di sana. Ia boleh digunakan sekali sahaja, dalam masa sepuluh minit.</translation>
        </message>
        <message>
            <source>To which organization do the books of {company} belong?</source>
            <translation>Buku akaun {company} milik organisasi yang mana?</translation>
        </message>
        <message>
            <source>Enter the code that the platform shows for the organization of {company}.</source>
            <translation>Masukkan kod yang ditunjukkan oleh platform untuk organisasi {company}.</translation>
        </message>
        <message>
            <source>this company</source>
            <translation>syarikat ini</translation>
        </message>
    </context>
    <context>
        <name>PairsTable</name>
        <message>
            <source>Table of values</source>
            <translation>Jadual nilai</translation>
        </message>
        <message>
            <source>In the books</source>
            <translation>Buku akaun</translation>
        </message>
        <message>
            <source>Becomes</source>
            <translation>Menjadi</translation>
        </message>
    </context>
    <context>
        <name>PartViewer</name>
        <message>
            <source>Show more</source>
            <translation>Tunjuk lagi</translation>
        </message>
        <message>
            <source>Parts of the file</source>
            <translation>Bahagian fail</translation>
        </message>
        <message>
            <source>Text of the chosen part</source>
            <translation>Teks bahagian yang dipilih</translation>
        </message>
        <message>
            <source>{count} characters</source>
            <translation>{count} aksara</translation>
        </message>
    </context>
    <context>
        <name>PlacesSection</name>
        <message>
            <source>Everything stays on this computer, but for what is synchronised with the platform.</source>
            <translation>Semuanya kekal pada komputer ini, kecuali apa yang disegerakkan dengan platform.</translation>
        </message>
        <message>
            <source>Where things are stored</source>
            <translation>Tempat simpanan</translation>
        </message>
        <message>
            <source>The key to the stored passwords is in {place}.</source>
            <translation>Kunci kepada kata laluan yang disimpan berada dalam {place}.</translation>
        </message>
        <message>
            <source>Show {what} in its folder</source>
            <translation>Tunjuk {what} dalam foldernya</translation>
        </message>
        <message>
            <source>Everything together</source>
            <translation>Semuanya</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Tetapan</translation>
        </message>
        <message>
            <source>Mappings of your own</source>
            <translation>Pemetaan anda sendiri</translation>
        </message>
        <message>
            <source>What was synchronised, and the activity</source>
            <translation>Apa yang disegerakkan, dan aktiviti</translation>
        </message>
        <message>
            <source>Passwords, encrypted</source>
            <translation>Kata laluan, tersulit</translation>
        </message>
        <message>
            <source>Technical log</source>
            <translation>Log teknikal</translation>
        </message>
    </context>
    <context>
        <name>PreviewDialog</name>
        <message>
            <source>What the next sync would do</source>
            <translation>Apa yang akan dibuat oleh penyegerakan seterusnya</translation>
        </message>
        <message>
            <source>Which records to show</source>
            <translation>Rekod yang ditunjukkan</translation>
        </message>
        <message>
            <source>All records</source>
            <translation>Semua rekod</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Di mana</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Apa</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Rekod</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Amaun</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>Medan</translation>
        </message>
        <message>
            <source>What would be written</source>
            <translation>Apa yang akan ditulis</translation>
        </message>
        <message>
            <source>What else is to be said</source>
            <translation>Catatan lain</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Henti</translation>
        </message>
        <message>
            <source>Reading both sides. Nothing is written.</source>
            <translation>Sedang membaca kedua-dua pihak. Tiada apa-apa ditulis.</translation>
        </message>
        <message>
            <source>There is nothing to look at.</source>
            <translation>Tiada apa-apa untuk dilihat.</translation>
        </message>
        <message>
            <source>{kind}: {count} compared. Nothing is written.</source>
            <translation>{kind}: {count} dibandingkan. Tiada apa-apa ditulis.</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) more are counted and not listed.</source>
            <translation>
                <numerusform>%n rekod lagi dikira tetapi tidak disenaraikan.</numerusform>
            </translation>
        </message>
        <message>
            <source>This is not all: the look ended early. Nothing was written.</source>
            <translation>Ini bukan semuanya: semakan tamat awal. Tiada apa-apa ditulis.</translation>
        </message>
        <message>
            <source>This is what the next sync would write. Nothing was written now.</source>
            <translation>Inilah yang akan ditulis oleh penyegerakan seterusnya. Tiada apa-apa ditulis sekarang.</translation>
        </message>
        <message>
            <source>The next sync would write nothing: both sides are as they should be.</source>
            <translation>Penyegerakan seterusnya tidak akan menulis apa-apa: kedua-dua pihak sudah betul.</translation>
        </message>
    </context>
    <context>
        <name>PreviewStep</name>
        <message>
            <source>Preview</source>
            <translation>Pratonton</translation>
        </message>
        <message>
            <source>Stop the preview</source>
            <translation>Hentikan pratonton</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Lihat semula</translation>
        </message>
        <message>
            <source>Records</source>
            <translation>Rekod</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Bilangan</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Amaun</translation>
        </message>
        <message>
            <source>What the first sync would do</source>
            <translation>Apa yang akan dibuat oleh penyegerakan pertama</translation>
        </message>
        <message>
            <source>What the first sync will do</source>
            <translation>Apa yang akan dibuat oleh penyegerakan pertama</translation>
        </message>
        <message>
            <source>Start without the rest</source>
            <translation>Mula tanpa yang lain</translation>
        </message>
        <message>
            <source>Start syncing</source>
            <translation>Mula segerak</translation>
        </message>
        <message>
            <source>This only looks. Nothing is sent to the platform or written into the books yet.</source>
            <translation>Ini hanya melihat. Belum ada apa-apa dihantar ke platform atau ditulis ke dalam buku akaun.</translation>
        </message>
        <message>
            <source>The preview was stopped: below is what it had found by then.</source>
            <translation>Pratonton dihentikan: di bawah ialah apa yang dijumpai setakat itu.</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) cannot be synchronised as they are. They are listed under Problems.</source>
            <translation>
                <numerusform>%n rekod tidak boleh disegerakkan dalam keadaan sekarang. Lihat senarainya di bawah Masalah.</numerusform>
            </translation>
        </message>
        <message>
            <source>{read} records compared; {count} would be sent.</source>
            <translation>{read} rekod dibandingkan; {count} akan dihantar.</translation>
        </message>
        <message>
            <source>Both sides are equal already: nothing would be sent.</source>
            <translation>Kedua-dua pihak sudah sama: tiada apa-apa akan dihantar.</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>dan %n lagi</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ProblemsPage</name>
        <message>
            <source>Problems</source>
            <translation>Masalah</translation>
        </message>
        <message>
            <source>Nothing needs you</source>
            <translation>Tiada yang perlu perhatian anda</translation>
        </message>
        <message>
            <source>Whatever needs a decision or a look is listed here.</source>
            <translation>Perkara yang perlu diputuskan atau dilihat disenaraikan di sini.</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Syarikat</translation>
        </message>
        <message>
            <source>All companies</source>
            <translation>Semua syarikat</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Tindakan</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>Semuanya</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Cari</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Lagi</translation>
        </message>
        <message>
            <source>What the next sync would do…</source>
            <translation>Apa yang akan dibuat oleh penyegerakan seterusnya…</translation>
        </message>
        <message>
            <source>What was written into the books…</source>
            <translation>Apa yang telah ditulis ke dalam buku akaun…</translation>
        </message>
        <message>
            <source>Choose a company above first.</source>
            <translation>Pilih syarikat di atas dahulu.</translation>
        </message>
        <message>
            <source>Nothing like this</source>
            <translation>Tiada yang sepadan</translation>
        </message>
        <message>
            <source>Nothing fits what was chosen above.</source>
            <translation>Tiada yang sepadan dengan pilihan di atas.</translation>
        </message>
        <message>
            <source>Nothing else needs you</source>
            <translation>Tiada lagi yang memerlukan anda</translation>
        </message>
    </context>
    <context>
        <name>ReadinessBox</name>
        <message>
            <source>Rehearsing</source>
            <translation>Sedang raptai</translation>
        </message>
        <message>
            <source>Rehearse</source>
            <translation>Raptai</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Henti</translation>
        </message>
        <message>
            <source>This kind is only read: it cannot be written into these books.</source>
            <translation>Jenis ini hanya dibaca: ia tidak boleh ditulis ke dalam buku akaun ini.</translation>
        </message>
        <message>
            <source>How they are posted:
{rules}</source>
            <translation>Cara ia diposkan:
{rules}</translation>
        </message>
        <message>
            <source>Rehearse again</source>
            <translation>Raptai semula</translation>
        </message>
        <message>
            <source>Learning from the company's own documents how they are posted, and checking it on others. Nothing is written. {minutes}:{seconds} so far.</source>
            <translation>Sedang mempelajari daripada dokumen syarikat sendiri cara ia diposkan, dan menyemaknya pada dokumen lain. Tiada apa-apa ditulis. {minutes}:{seconds} setakat ini.</translation>
        </message>
        <message>
            <source>Cannot be written into the books yet.</source>
            <translation>Belum boleh ditulis ke dalam buku akaun.</translation>
        </message>
        <message>
            <source>Can be written into the books.</source>
            <translation>Boleh ditulis ke dalam buku akaun.</translation>
        </message>
        <message>
            <source>Can be written into the books; rehearsed {when}.</source>
            <translation>Boleh ditulis ke dalam buku akaun; diraptai {when}.</translation>
        </message>
    </context>
    <context>
        <name>RebaseDialog</name>
        <message>
            <source>Other books than before</source>
            <translation>Buku akaun lain daripada sebelum ini</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Rekod</translation>
        </message>
        <message>
            <source>What was done</source>
            <translation>Apa yang dibuat</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Bila</translation>
        </message>
        <message>
            <source>What is no longer in the books</source>
            <translation>Apa yang tiada lagi dalam buku akaun</translation>
        </message>
        <message>
            <source>I know how this came about, and these are the right books</source>
            <translation>Saya tahu puncanya, dan inilah buku akaun yang betul</translation>
        </message>
        <message>
            <source>Leave everything stopped</source>
            <translation>Biarkan semuanya berhenti</translation>
        </message>
        <message>
            <source>Accept them as they are</source>
            <translation>Terima seperti sedia ada</translation>
        </message>
        <message>
            <source>Looking at both sides…</source>
            <translation>Sedang melihat kedua-dua pihak…</translation>
        </message>
        <message>
            <source>This cannot be accepted. Connect these books as a company of their own.</source>
            <translation>Ini tidak boleh diterima. Sambungkan buku akaun ini sebagai syarikat yang berasingan.</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) written by BukuBridge are no longer in the books:</source>
            <translation>
                <numerusform>%n rekod yang ditulis oleh BukuBridge tiada lagi dalam buku akaun:</numerusform>
            </translation>
        </message>
        <message>
            <source>Everything is read again and compared, and both sides are made equal.</source>
            <translation>Semuanya dibaca semula dan dibandingkan, dan kedua-dua pihak disamakan.</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) that waited are dropped and planned anew.</source>
            <translation>
                <numerusform>%n perubahan yang menunggu digugurkan dan dirancang semula.</numerusform>
            </translation>
        </message>
        <message>
            <source>What is no longer in the books is put before you, one by one: nothing is written anew by itself.</source>
            <translation>Apa yang tiada lagi dalam buku akaun akan ditanyakan kepada anda satu per satu: tiada apa-apa ditulis semula secara automatik.</translation>
        </message>
        <message>
            <source>Unusually many changes or deletions are held back for you, as always.</source>
            <translation>Perubahan atau pemadaman yang luar biasa banyak ditahan untuk anda, seperti biasa.</translation>
        </message>
    </context>
    <context>
        <name>RuleEditor</name>
        <message>
            <source>Values that the column has</source>
            <translation>Nilai yang ada dalam lajur</translation>
        </message>
        <message>
            <source>Then</source>
            <translation>Maka</translation>
        </message>
        <message>
            <source>Otherwise</source>
            <translation>Jika tidak</translation>
        </message>
        <message>
            <source>is one of</source>
            <translation>ialah salah satu daripada</translation>
        </message>
        <message>
            <source>is empty</source>
            <translation>kosong</translation>
        </message>
        <message>
            <source>1 is the first part, -1 the last one</source>
            <translation>1 ialah bahagian pertama, -1 bahagian terakhir</translation>
        </message>
        <message>
            <source>&amp;Rule</source>
            <translation>&amp;Peraturan</translation>
        </message>
        <message>
            <source>&amp;Columns</source>
            <translation>&amp;Lajur</translation>
        </message>
        <message>
            <source>&amp;Value</source>
            <translation>&amp;Nilai</translation>
        </message>
        <message>
            <source>&amp;Table</source>
            <translation>&amp;Jadual</translation>
        </message>
        <message>
            <source>&amp;Separator</source>
            <translation>Pe&amp;misah</translation>
        </message>
        <message>
            <source>&amp;Part</source>
            <translation>&amp;Bahagian</translation>
        </message>
        <message>
            <source>The column</source>
            <translation>Lajur ini</translation>
        </message>
        <message>
            <source>Values, divided by ;</source>
            <translation>Nilai, dipisahkan dengan ;</translation>
        </message>
        <message>
            <source>When &amp;empty</source>
            <translation>Apabila &amp;kosong</translation>
        </message>
    </context>
    <context>
        <name>RulePanel</name>
        <message>
            <source>&amp;Keep this rule</source>
            <translation>&amp;Simpan peraturan ini</translation>
        </message>
        <message>
            <source>&amp;What would change?</source>
            <translation>&amp;Apa akan berubah?</translation>
        </message>
        <message>
            <source>As &amp;delivered</source>
            <translation>S&amp;eperti asal</translation>
        </message>
        <message>
            <source>Use it for this field</source>
            <translation>Guna untuk medan ini</translation>
        </message>
        <message>
            <source>Field that shall read this column</source>
            <translation>Medan yang akan membaca lajur ini</translation>
        </message>
        <message>
            <source>Choose a field</source>
            <translation>Pilih medan</translation>
        </message>
        <message>
            <source>Its rule is shown here, with what it makes of records of this company.</source>
            <translation>Peraturannya ditunjukkan di sini, bersama hasilnya pada rekod syarikat ini.</translation>
        </message>
        <message>
            <source>A record cannot be without it.</source>
            <translation>Rekod mesti mempunyai medan ini.</translation>
        </message>
        <message>
            <source>As delivered: {rule}</source>
            <translation>Asal: {rule}</translation>
        </message>
        <message>
            <source>Example: {value}</source>
            <translation>Contoh: {value}</translation>
        </message>
        <message>
            <source>This field {takes}.</source>
            <translation>Medan ini {takes}.</translation>
        </message>
        <message>
            <source>No rule reads this column of the books.</source>
            <translation>Tiada peraturan membaca lajur buku akaun ini.</translation>
        </message>
    </context>
    <context>
        <name>RunListView</name>
        <message>
            <source>Runs</source>
            <translation>Penyegerakan</translation>
        </message>
        <message>
            <source>All runs</source>
            <translation>Semua penyegerakan</translation>
        </message>
        <message>
            <source>Earlier runs…</source>
            <translation>Penyegerakan terdahulu…</translation>
        </message>
        <message numerus="yes">
            <source>%n written</source>
            <translation>
                <numerusform>%n ditulis</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n gagal</numerusform>
            </translation>
        </message>
        <message>
            <source>{count} read</source>
            <translation>{count} dibaca</translation>
        </message>
        <message numerus="yes">
            <source>%n refused</source>
            <translation>
                <numerusform>%n ditolak</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n held</source>
            <translation>
                <numerusform>%n ditahan</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n menunggu</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SafeguardDialog</name>
        <message>
            <source>Held back</source>
            <translation>Ditahan</translation>
        </message>
        <message>
            <source>What is held</source>
            <translation>Apa yang ditahan</translation>
        </message>
        <message>
            <source>Leave them held</source>
            <translation>Terus tahan</translation>
        </message>
        <message>
            <source>Let them go</source>
            <translation>Lepaskan</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Rekod</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Amaun</translation>
        </message>
        <message>
            <source>What changes</source>
            <translation>Apa yang berubah</translation>
        </message>
        <message>
            <source>That is more than usual for one sync, so nothing of it was done. There are {live} of them in all. If nobody meant to do this, leave them held and look into the books first.</source>
            <translation>Ini lebih daripada biasa bagi satu penyegerakan, jadi tiada satu pun dibuat. Jumlah semuanya {live}. Jika tiada sesiapa bermaksud melakukannya, terus tahan dan semak buku akaun dahulu.</translation>
        </message>
        <message numerus="yes">
            <source>I have looked at them: they shall be deleted (%n record(s))</source>
            <translation>
                <numerusform>Saya sudah melihatnya: padamkan (%n rekod)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Let %n record(s) go</source>
            <translation>
                <numerusform>Lepaskan %n rekod</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing of this is held any more</source>
            <translation>Tiada lagi yang ditahan</translation>
        </message>
    </context>
    <context>
        <name>SamplesTable</name>
        <message>
            <source>What the rule makes of some records</source>
            <translation>Hasil peraturan pada beberapa rekod</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Rekod</translation>
        </message>
        <message>
            <source>In the books</source>
            <translation>Buku akaun</translation>
        </message>
        <message>
            <source>Becomes</source>
            <translation>Menjadi</translation>
        </message>
    </context>
    <context>
        <name>ScheduleSection</name>
        <message>
            <source>When companies are synchronised by themselves. You can sync at any other time, too.</source>
            <translation>Bila syarikat disegerakkan secara automatik. Anda juga boleh menyegerak pada bila-bila masa.</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>Waktu penyegerakan</translation>
        </message>
    </context>
    <context>
        <name>SettingsForm</name>
        <message>
            <source>Advanced</source>
            <translation>Lanjutan</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>Tetapan</translation>
        </message>
    </context>
    <context>
        <name>SideChoices</name>
        <message>
            <source>On the platform: {platform}
In the books: {books}</source>
            <translation>Di platform: {platform}
Dalam buku akaun: {books}</translation>
        </message>
        <message>
            <source>{field}: {books} in the books, {platform} on the platform</source>
            <translation>{field}: {books} dalam buku akaun, {platform} di platform</translation>
        </message>
        <message>
            <source>Code of another record in the books, if it is not the one above</source>
            <translation>Kod rekod lain dalam buku akaun, jika bukan yang di atas</translation>
        </message>
        <message>
            <source>The edit on the platform is not taken over; the platform is told so.</source>
            <translation>Suntingan di platform tidak diambil; platform dimaklumkan.</translation>
        </message>
        <message>
            <source>It stays deleted</source>
            <translation>Kekal dipadam</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Kekalkan</translation>
        </message>
        <message>
            <source>It is created in the books again.</source>
            <translation>Ia dicipta semula dalam buku akaun.</translation>
        </message>
        <message>
            <source>As was chosen for deletions: deleted, made inactive, or cancelled.</source>
            <translation>Seperti yang dipilih bagi pemadaman: dipadam, dijadikan tidak aktif, atau dibatalkan.</translation>
        </message>
        <message>
            <source>It stays in the books as it is, and stays on the platform.</source>
            <translation>Ia kekal dalam buku akaun seperti sedia ada, dan kekal di platform.</translation>
        </message>
        <message>
            <source>Delete it in the books too</source>
            <translation>Padam juga dalam buku akaun</translation>
        </message>
        <message>
            <source>What the platform wished is not written again; the platform is told so.</source>
            <translation>Kehendak platform tidak ditulis semula; platform dimaklumkan.</translation>
        </message>
        <message>
            <source>As it was before the backup was restored.</source>
            <translation>Seperti sebelum sandaran dipulihkan.</translation>
        </message>
        <message>
            <source>Leave the books as they are</source>
            <translation>Biarkan buku akaun seperti sedia ada</translation>
        </message>
        <message>
            <source>Write it into the books again</source>
            <translation>Tulis semula ke dalam buku akaun</translation>
        </message>
        <message>
            <source>Both are linked. The books keep what they have and get what they lack.</source>
            <translation>Kedua-duanya dipautkan. Buku akaun mengekalkan apa yang ada dan menerima apa yang kurang.</translation>
        </message>
        <message>
            <source>Nothing is written into the books; the platform is told so.</source>
            <translation>Tiada apa-apa ditulis ke dalam buku akaun; platform dimaklumkan.</translation>
        </message>
        <message>
            <source>It is the same record</source>
            <translation>Ini rekod yang sama</translation>
        </message>
        <message>
            <source>It is another record</source>
            <translation>Ini rekod lain</translation>
        </message>
        <message>
            <source>It is created in the books.</source>
            <translation>Ia dicipta dalam buku akaun.</translation>
        </message>
        <message>
            <source>Do not take it over</source>
            <translation>Jangan ambil</translation>
        </message>
    </context>
    <context>
        <name>SignInStep</name>
        <message>
            <source>Sign in to {company}</source>
            <translation>Log masuk ke {company}</translation>
        </message>
        <message>
            <source>Sign in to the books</source>
            <translation>Log masuk ke buku akaun</translation>
        </message>
        <message>
            <source>The database user's password, which whoever installed SQL Accounting's database has chosen.</source>
            <translation>Kata laluan pengguna pangkalan data, yang dipilih oleh orang yang memasang pangkalan data SQL Accounting.</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>Sedang menguji…</translation>
        </message>
        <message>
            <source>Test and continue</source>
            <translation>Uji dan teruskan</translation>
        </message>
        <message>
            <source>This company is connected already as {title}. Choose another one.</source>
            <translation>Syarikat ini sudah disambung sebagai {title}. Pilih yang lain.</translation>
        </message>
        <message>
            <source>Check this, and type it again.</source>
            <translation>Semak ini, dan taip semula.</translation>
        </message>
        <message>
            <source>Check this. Nobody answered there.</source>
            <translation>Semak ini. Tiada jawapan di situ.</translation>
        </message>
        <message>
            <source>Check this.</source>
            <translation>Semak ini.</translation>
        </message>
        <message>
            <source>The password is kept already: leave it empty unless it changed.</source>
            <translation>Kata laluan sudah disimpan: biarkan kosong melainkan ia berubah.</translation>
        </message>
        <message>
            <source>A login that may read the company's database, made by whoever looks after SQL Server.</source>
            <translation>Log masuk yang boleh membaca pangkalan data syarikat, dibuat oleh sesiapa yang menjaga SQL Server.</translation>
        </message>
    </context>
    <context>
        <name>SmallWindow</name>
        <message>
            <source>Sync now</source>
            <translation>Segerak sekarang</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Buka</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) need(s) you</source>
            <translation>
                <numerusform>%n perkara perlu perhatian anda</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StartSection</name>
        <message>
            <source>Starting</source>
            <translation>Permulaan</translation>
        </message>
        <message>
            <source>Start BukuBridge when I sign in to this computer</source>
            <translation>Mulakan BukuBridge apabila saya log masuk ke komputer ini</translation>
        </message>
    </context>
    <context>
        <name>Step</name>
        <message>
            <source>Next</source>
            <translation>Seterusnya</translation>
        </message>
    </context>
    <context>
        <name>TimesEditor</name>
        <message>
            <source>How often</source>
            <translation>Kekerapan</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>seconds</source>
            <translation>saat</translation>
        </message>
        <message>
            <source>minutes</source>
            <translation>minit</translation>
        </message>
        <message>
            <source>hours</source>
            <translation>jam</translation>
        </message>
        <message>
            <source>Only at office hours</source>
            <translation>Pada waktu pejabat sahaja</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Dari</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Hingga</translation>
        </message>
        <message>
            <source>Times in the manner of cron</source>
            <translation>Waktu dalam bentuk cron</translation>
        </message>
        <message>
            <source>These times were written in the manner of cron. Empty the line to choose here.</source>
            <translation>Waktu ini ditulis dalam bentuk cron. Kosongkan baris ini untuk memilih di sini.</translation>
        </message>
        <message>
            <source>Every</source>
            <translation>Setiap</translation>
        </message>
        <message>
            <source>Tick at least one day. To have nothing done by itself, pause the company.</source>
            <translation>Tandakan sekurang-kurangnya satu hari. Supaya tiada apa-apa dibuat dengan sendirinya, jeda syarikat itu.</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message>
            <source>BukuBridge's agent does not answer.</source>
            <translation>Perkhidmatan BukuBridge tidak menjawab.</translation>
        </message>
        <message>
            <source>No company is connected yet.</source>
            <translation>Belum ada syarikat yang disambung.</translation>
        </message>
        <message>
            <source>compared {age}</source>
            <translation>dibandingkan {age}</translation>
        </message>
        <message>
            <source>not compared yet</source>
            <translation>belum dibandingkan</translation>
        </message>
        <message>
            <source>Next sync {when}</source>
            <translation>Penyegerakan seterusnya {when}</translation>
        </message>
        <message>
            <source>Problems ({count})</source>
            <translation>Masalah ({count})</translation>
        </message>
        <message>
            <source>Activity</source>
            <translation>Aktiviti</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Tetapan</translation>
        </message>
        <message>
            <source>Open BukuBridge</source>
            <translation>Buka BukuBridge</translation>
        </message>
        <message>
            <source>Quit…</source>
            <translation>Keluar…</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Segerak sekarang</translation>
        </message>
        <message>
            <source>All companies</source>
            <translation>Semua syarikat</translation>
        </message>
        <message>
            <source>Stop {company}</source>
            <translation>Henti {company}</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Jeda</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Teruskan</translation>
        </message>
        <message>
            <source>No notices until tomorrow</source>
            <translation>Tiada pemberitahuan hingga esok</translation>
        </message>
        <message>
            <source>30 minutes</source>
            <translation>30 minit</translation>
        </message>
        <message>
            <source>2 hours</source>
            <translation>2 jam</translation>
        </message>
        <message>
            <source>Until tomorrow morning</source>
            <translation>Hingga esok pagi</translation>
        </message>
        <message>
            <source>Until I resume</source>
            <translation>Hingga saya teruskan</translation>
        </message>
        <message>
            <source>{account}: sign in again</source>
            <translation>{account}: log masuk semula</translation>
        </message>
        <message>
            <source>{account}: its sync did not come through</source>
            <translation>{account}: penyegerakannya tidak berjaya</translation>
        </message>
    </context>
    <context>
        <name>UndoDialog</name>
        <message>
            <source>What was written into the books</source>
            <translation>Apa yang telah ditulis ke dalam buku akaun</translation>
        </message>
        <message>
            <source>&amp;Sync:</source>
            <translation>Pen&amp;yegerakan:</translation>
        </message>
        <message>
            <source>What was written</source>
            <translation>Apa yang ditulis</translation>
        </message>
        <message>
            <source>Tick all that can be taken back</source>
            <translation>Tandakan semua yang boleh ditarik balik</translation>
        </message>
        <message numerus="yes">
            <source>Take back %n record(s)</source>
            <translation>
                <numerusform>Tarik balik %n rekod</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing was written into these books yet.</source>
            <translation>Belum ada apa-apa ditulis ke dalam buku akaun ini.</translation>
        </message>
        <message>
            <source>{when}: {count} ({kinds})</source>
            <translation>{when}: {count} ({kinds})</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s)</source>
            <translation>
                <numerusform>%n rekod</numerusform>
            </translation>
        </message>
        <message>
            <source>{run}, {count} taken back</source>
            <translation>{run}, {count} ditarik balik</translation>
        </message>
        <message>
            <source>Looking into the books…</source>
            <translation>Sedang melihat buku akaun…</translation>
        </message>
        <message>
            <source>What nobody touched since can be taken back, with everything that was posted for it. The platform follows by itself.</source>
            <translation>Apa yang tidak disentuh sesiapa selepas itu boleh ditarik balik, bersama semua yang diposkan untuknya. Platform akan mengikut secara automatik.</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) taken back.</source>
            <translation>
                <numerusform>%n rekod ditarik balik.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n could not be taken back; the list says why.</source>
            <translation>
                <numerusform>%n tidak dapat ditarik balik; sebabnya ada dalam senarai.</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose the sync again, or open this anew, to see what was taken back.</source>
            <translation>Pilih penyegerakan itu semula, atau buka semula paparan ini, untuk melihat apa yang ditarik balik.</translation>
        </message>
    </context>
    <context>
        <name>UpdatesSection</name>
        <message>
            <source>A newer version is installed while nothing is synced, and taken back by itself if it does not start.</source>
            <translation>Versi yang lebih baharu dipasang semasa tiada apa-apa disegerakkan, dan ditarik balik dengan sendirinya jika ia tidak bermula.</translation>
        </message>
        <message>
            <source>Updates</source>
            <translation>Kemas kini</translation>
        </message>
        <message>
            <source>Install them by themselves</source>
            <translation>Pasang secara automatik</translation>
        </message>
        <message>
            <source>Only tell me</source>
            <translation>Beritahu saya sahaja</translation>
        </message>
        <message>
            <source>Do not look for them</source>
            <translation>Jangan cari</translation>
        </message>
        <message>
            <source>This copy was not set up by the installer, and is not updated by itself.</source>
            <translation>Salinan ini tidak dipasang oleh pemasang, dan tidak dikemas kini dengan sendirinya.</translation>
        </message>
        <message>
            <source>Newer versions</source>
            <translation>Versi baharu</translation>
        </message>
    </context>
    <context>
        <name>ValueChoice</name>
        <message>
            <source>Value</source>
            <translation>Nilai</translation>
        </message>
        <message>
            <source>texts, divided by ;</source>
            <translation>teks, dipisahkan dengan ;</translation>
        </message>
    </context>
    <context>
        <name>WelcomeStep</name>
        <message>
            <source>BukuBridge keeps the books of your company and your business platform equal, in the background. Setting it up takes a few minutes.</source>
            <translation>BukuBridge memastikan buku akaun syarikat anda dan platform perniagaan anda sentiasa sama, di latar. Persediaan mengambil masa beberapa minit sahaja.</translation>
        </message>
        <message>
            <source>Your books are only read. Nothing is written into them until you choose it, by kind.</source>
            <translation>Buku akaun anda hanya dibaca. Tiada apa-apa ditulis ke dalamnya sehingga anda memilihnya, mengikut jenis.</translation>
        </message>
        <message>
            <source>The password of your books stays on this computer, encrypted.</source>
            <translation>Kata laluan buku akaun anda kekal pada komputer ini, secara tersulit.</translation>
        </message>
        <message>
            <source>Before the first sync you see what it would do, with names and numbers.</source>
            <translation>Sebelum penyegerakan pertama, anda melihat apa yang akan dibuatnya, dengan nama dan angka.</translation>
        </message>
        <message>
            <source>Welcome to BukuBridge</source>
            <translation>Selamat datang ke BukuBridge</translation>
        </message>
        <message>
            <source>Get started</source>
            <translation>Mula</translation>
        </message>
    </context>
    <context>
        <name>WritingRow</name>
        <message>
            <source>Rehearse</source>
            <translation>Raptai</translation>
        </message>
        <message>
            <source>Rehearsing…</source>
            <translation>Sedang raptai…</translation>
        </message>
    </context>
    <context>
        <name>account</name>
        <message>
            <source>Collecting was broken off: {why}</source>
            <translation>Pengumpulan terhenti: {why}</translation>
        </message>
        <message>
            <source>The last sync failed.</source>
            <translation>Penyegerakan terakhir gagal.</translation>
        </message>
        <message>
            <source>The last sync left something undone.</source>
            <translation>Penyegerakan terakhir meninggalkan sesuatu yang belum selesai.</translation>
        </message>
        <message>
            <source>Its next sync is overdue: nobody on the platform carries it out.</source>
            <translation>Penyegerakan seterusnya sudah lewat: tiada sesiapa di platform yang menjalankannya.</translation>
        </message>
        <message>
            <source>Leads</source>
            <translation>Bakal pelanggan</translation>
        </message>
        <message>
            <source>{amount} in the last 30 days</source>
            <translation>{amount} dalam 30 hari lepas</translation>
        </message>
        <message>
            <source>Spent on ads</source>
            <translation>Belanja iklan</translation>
        </message>
        <message>
            <source>collected {when}</source>
            <translation>dikumpul {when}</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Angka</translation>
        </message>
        <message>
            <source>last one {when}</source>
            <translation>yang terakhir {when}</translation>
        </message>
        <message>
            <source>{read} of {included}</source>
            <translation>{read} daripada {included}</translation>
        </message>
        <message>
            <source>Readings this month</source>
            <translation>Bacaan bulan ini</translation>
        </message>
        <message>
            <source>{percent} % of what {provider} allows</source>
            <translation>{percent} % daripada had {provider}</translation>
        </message>
        <message>
            <source>Limit used</source>
            <translation>Had digunakan</translation>
        </message>
        <message numerus="yes">
            <source>%n page(s)</source>
            <translation>
                <numerusform>%n halaman</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n post(s)</source>
            <translation>
                <numerusform>%n hantaran</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n account(s)</source>
            <translation>
                <numerusform>%n akaun</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n photo(s) and video(s)</source>
            <translation>
                <numerusform>%n foto dan video</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n story(ies)</source>
            <translation>
                <numerusform>%n cerita</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n campaign(s)</source>
            <translation>
                <numerusform>%n kempen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in the last 30 days</source>
            <translation>
                <numerusform>%n dalam 30 hari lepas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in the last 7 days</source>
            <translation>
                <numerusform>%n dalam 7 hari lepas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n today</source>
            <translation>
                <numerusform>%n hari ini</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>agent</name>
        <message>
            <source>1 change of the platform is to be decided.</source>
            <translation>1 perubahan platform perlu diputuskan.</translation>
        </message>
        <message>
            <source>1 change of the platform waits for the books.</source>
            <translation>1 perubahan platform menunggu buku akaun.</translation>
        </message>
        <message>
            <source>1 change of the platform was refused.</source>
            <translation>1 perubahan platform ditolak.</translation>
        </message>
        <message>
            <source>1 change waits for a person to release it.</source>
            <translation>1 perubahan menunggu seseorang melepaskannya.</translation>
        </message>
        <message>
            <source>1 is the first, -1 the last.</source>
            <translation>1 ialah yang pertama, -1 yang terakhir.</translation>
        </message>
        <message>
            <source>1 record is set aside.</source>
            <translation>1 rekod diketepikan.</translation>
        </message>
        <message>
            <source>A Firebird database in a format that this program does not know ({ods}).</source>
            <translation>Pangkalan data Firebird dalam format yang tidak dikenali oleh program ini ({ods}).</translation>
        </message>
        <message>
            <source>A barcode names the unit {codes}, which the product does not have.</source>
            <translation>Satu kod bar menyebut unit {codes}, yang tidak ada pada produk itu.</translation>
        </message>
        <message>
            <source>A batch has at most {max_batch_records} records.</source>
            <translation>Satu kelompok mengandungi paling banyak {max_batch_records} rekod.</translation>
        </message>
        <message>
            <source>A column of the company file has a type that is not known here ({kind}).</source>
            <translation>Satu lajur fail syarikat mempunyai jenis yang tidak dikenali di sini ({kind}).</translation>
        </message>
        <message>
            <source>A company file of Firebird {firebird}.</source>
            <translation>Fail syarikat Firebird {firebird}.</translation>
        </message>
        <message>
            <source>A deletion in the books deletes on the platform, or is ignored there.</source>
            <translation>Pemadaman dalam buku akaun memadam pada platform, atau diabaikan di sana.</translation>
        </message>
        <message>
            <source>A delivery address needs a name.</source>
            <translation>Alamat penghantaran memerlukan nama.</translation>
        </message>
        <message>
            <source>A document can be deleted or cancelled, nothing else.</source>
            <translation>Dokumen hanya boleh dipadam atau dibatalkan.</translation>
        </message>
        <message>
            <source>A document that was deleted is not brought back: make it anew on the platform.</source>
            <translation>Dokumen yang dipadam tidak dikembalikan: buat semula pada platform.</translation>
        </message>
        <message>
            <source>A document without a key is no document of the sales module that could be written.</source>
            <translation>Dokumen tanpa kunci bukan dokumen modul jualan yang boleh ditulis.</translation>
        </message>
        <message>
            <source>A fault in this program ended the job.</source>
            <translation>Kesilapan dalam program ini menamatkan kerja itu.</translation>
        </message>
        <message>
            <source>A fault in this program ended the run ({name}).</source>
            <translation>Kesilapan dalam program ini menamatkan penyegerakan ({name}).</translation>
        </message>
        <message>
            <source>A fault in this program ended this part.</source>
            <translation>Kesilapan dalam program ini menamatkan bahagian ini.</translation>
        </message>
        <message>
            <source>A field is kept as the books or as the platform have it.</source>
            <translation>Sesuatu medan dikekalkan seperti dalam buku akaun atau seperti pada platform.</translation>
        </message>
        <message>
            <source>A group of fields is not changed as a whole here; change its fields.</source>
            <translation>Sekumpulan medan tidak diubah sekali gus di sini; ubah medan di dalamnya.</translation>
        </message>
        <message>
            <source>A key did not survive in {describe}.</source>
            <translation>Satu kunci tidak kekal dalam {describe}.</translation>
        </message>
        <message>
            <source>A login of SQL Server needs a server that accepts both kinds of logins (mixed mode).</source>
            <translation>Log masuk SQL Server memerlukan pelayan yang menerima kedua-dua jenis log masuk (mod campuran).</translation>
        </message>
        <message>
            <source>A page, not {called}, answered at {host}.</source>
            <translation>Sebuah halaman, bukan {called}, menjawab di {host}.</translation>
        </message>
        <message>
            <source>A payment or credit note was set against {number}.</source>
            <translation>Bayaran atau nota kredit telah dipadankan dengan {number}.</translation>
        </message>
        <message>
            <source>A person kept what the books have{who}.</source>
            <translation>Seseorang mengekalkan apa yang ada dalam buku akaun{who}.</translation>
        </message>
        <message>
            <source>A port is a number up to 65535.</source>
            <translation>Port ialah nombor sehingga 65535.</translation>
        </message>
        <message>
            <source>A product needs a base unit.</source>
            <translation>Produk memerlukan unit asas.</translation>
        </message>
        <message>
            <source>A product needs a code.</source>
            <translation>Produk memerlukan kod.</translation>
        </message>
        <message>
            <source>A proxy that is to be used has an address.</source>
            <translation>Proksi yang hendak digunakan mesti ada alamat.</translation>
        </message>
        <message>
            <source>A query was sent that gives no rows.</source>
            <translation>Satu pertanyaan yang tidak memberi baris telah dihantar.</translation>
        </message>
        <message>
            <source>A result of {label} was given up.</source>
            <translation>Satu hasil daripada {label} telah dilepaskan.</translation>
        </message>
        <message>
            <source>A row of {table} was not to be found after it was written; nothing was kept.</source>
            <translation>Satu baris {table} tidak ditemui selepas ditulis; tiada apa-apa disimpan.</translation>
        </message>
        <message>
            <source>A rule of {label} does not allow this record.</source>
            <translation>Satu peraturan {label} tidak membenarkan rekod ini.</translation>
        </message>
        <message>
            <source>A run is under way; the books are looked at between runs.</source>
            <translation>Penyegerakan sedang berjalan; buku akaun dilihat di antara penyegerakan.</translation>
        </message>
        <message>
            <source>A run that meets the damage keeps it aside and builds it anew from the books.</source>
            <translation>Penyegerakan yang menemui kerosakan itu mengetepikannya dan membinanya semula daripada buku akaun.</translation>
        </message>
        <message>
            <source>A schedule has either every or cron, not both.</source>
            <translation>Jadual mempunyai sama ada every atau cron, bukan kedua-duanya.</translation>
        </message>
        <message>
            <source>A second company belongs to another organization: pair that one first.</source>
            <translation>Syarikat kedua tergolong dalam organisasi lain: pasangkan yang itu dahulu.</translation>
        </message>
        <message>
            <source>A security program may forbid it: allow BukuBridge to listen on 127.0.0.1.</source>
            <translation>Program keselamatan mungkin melarangnya: benarkan BukuBridge mendengar pada 127.0.0.1.</translation>
        </message>
        <message>
            <source>A setting of the connection holds a character that nobody can type.</source>
            <translation>Satu tetapan sambungan mengandungi aksara yang tidak boleh ditaip.</translation>
        </message>
        <message>
            <source>A sign-in is begun by the connector on a PC, or by an admin who is signed in to the platform.</source>
            <translation>Log masuk dimulakan oleh program pada PC, atau oleh pentadbir yang telah log masuk ke platform.</translation>
        </message>
        <message>
            <source>A table of values needs at least one line.</source>
            <translation>Jadual nilai memerlukan sekurang-kurangnya satu baris.</translation>
        </message>
        <message>
            <source>A text is too long for its column.</source>
            <translation>Satu teks terlalu panjang untuk lajurnya.</translation>
        </message>
        <message>
            <source>A value is too long or too large for its field in {label}.</source>
            <translation>Satu nilai terlalu panjang atau terlalu besar untuk medannya dalam {label}.</translation>
        </message>
        <message>
            <source>A {word} can be deleted or made inactive, nothing else.</source>
            <translation>Tindakan bagi {word} hanyalah memadam atau menjadikannya tidak aktif.</translation>
        </message>
        <message>
            <source>Add it to them.</source>
            <translation>Tambahkannya.</translation>
        </message>
        <message>
            <source>All connections to {host} are in use.</source>
            <translation>Semua sambungan ke {host} sedang digunakan.</translation>
        </message>
        <message>
            <source>All keys were last compared {now} ago.</source>
            <translation>Semua kunci kali terakhir dibandingkan {now} yang lalu.</translation>
        </message>
        <message>
            <source>All rules are as delivered.</source>
            <translation>Semua peraturan adalah seperti asal.</translation>
        </message>
        <message>
            <source>All state is kept in {root}, version {program_version}.</source>
            <translation>Semua keadaan disimpan dalam {root}, versi {program_version}.</translation>
        </message>
        <message>
            <source>An account book in {name}.</source>
            <translation>Buku akaun dalam {name}.</translation>
        </message>
        <message>
            <source>An administrator may switch ALLOW_SNAPSHOT_ISOLATION on.</source>
            <translation>Pentadbir boleh menghidupkan ALLOW_SNAPSHOT_ISOLATION.</translation>
        </message>
        <message>
            <source>An agent begins with its challenge, address and state: {name}.</source>
            <translation>Sesuatu perkhidmatan bermula dengan cabaran, alamat dan keadaannya: {name}.</translation>
        </message>
        <message>
            <source>An agent is already running here.</source>
            <translation>Perkhidmatan BukuBridge sudah berjalan di sini.</translation>
        </message>
        <message>
            <source>An answer is too long for the control channel.</source>
            <translation>Satu jawapan terlalu panjang untuk saluran kawalan.</translation>
        </message>
        <message>
            <source>An earlier edit of the same record is not settled yet.</source>
            <translation>Suntingan terdahulu bagi rekod yang sama belum diselesaikan.</translation>
        </message>
        <message>
            <source>Another PC already keeps this company.</source>
            <translation>PC lain sudah menjaga syarikat ini.</translation>
        </message>
        <message>
            <source>Another account needs an organization of its own.</source>
            <translation>Akaun lain memerlukan organisasi sendiri.</translation>
        </message>
        <message>
            <source>Another agent writes into these books at the moment.</source>
            <translation>Perkhidmatan lain sedang menulis ke dalam buku akaun ini.</translation>
        </message>
        <message>
            <source>Another document was made from {number} ({name}).</source>
            <translation>Dokumen lain telah dibuat daripada {number} ({name}).</translation>
        </message>
        <message>
            <source>Another organization has just connected {tenant}.</source>
            <translation>Organisasi lain baru sahaja menyambungkan {tenant}.</translation>
        </message>
        <message>
            <source>Another organization of this platform is connected with {tenant}.</source>
            <translation>Organisasi lain pada platform ini disambungkan dengan {tenant}.</translation>
        </message>
        <message>
            <source>Another program holds this file for itself alone.</source>
            <translation>Program lain memegang fail ini untuk dirinya sahaja.</translation>
        </message>
        <message>
            <source>Another program holds {where} for itself alone.</source>
            <translation>Program lain memegang {where} untuk dirinya sahaja.</translation>
        </message>
        <message>
            <source>Ask for less at once.</source>
            <translation>Minta lebih sedikit pada satu masa.</translation>
        </message>
        <message>
            <source>Ask whoever looks after the network to allow {host}.</source>
            <translation>Minta pengurus rangkaian membenarkan {host}.</translation>
        </message>
        <message>
            <source>AutoCount keeps one barcode for each unit of a product, and there are several.</source>
            <translation>AutoCount menyimpan satu kod bar bagi setiap unit produk, dan ada beberapa.</translation>
        </message>
        <message>
            <source>AutoCount may have been upgraded, or the login may not see all tables: run doctor and send the diagnostics file to support.</source>
            <translation>AutoCount mungkin telah dinaik taraf, atau log masuk itu tidak dapat melihat semua jadual: jalankan pemeriksaan dan hantar fail diagnostik kepada bahagian sokongan.</translation>
        </message>
        <message>
            <source>BUKUBRIDGE_LOG_LEVEL is {level}.</source>
            <translation>BUKUBRIDGE_LOG_LEVEL ialah {level}.</translation>
        </message>
        <message>
            <source>Begin again where you connect.</source>
            <translation>Mulakan semula di tempat anda menyambung.</translation>
        </message>
        <message>
            <source>Begin again.</source>
            <translation>Mulakan semula.</translation>
        </message>
        <message>
            <source>Books and platform differ.</source>
            <translation>Buku akaun dan platform berbeza.</translation>
        </message>
        <message>
            <source>Both sides are the ones that were known: nothing has to be accepted.</source>
            <translation>Kedua-dua pihak ialah yang dikenali: tiada apa-apa perlu diterima.</translation>
        </message>
        <message>
            <source>Both sides changed it: {fields}.</source>
            <translation>Kedua-dua pihak mengubahnya: {fields}.</translation>
        </message>
        <message>
            <source>Buckets are numbered from 0 to {buckets}.</source>
            <translation>Bekas dinomborkan dari 0 hingga {buckets}.</translation>
        </message>
        <message>
            <source>Cancel it and make a new one.</source>
            <translation>Batalkannya dan buat yang baharu.</translation>
        </message>
        <message>
            <source>Change it in AutoCount, with its account.</source>
            <translation>Ubah dalam AutoCount, bersama akaunnya.</translation>
        </message>
        <message>
            <source>Change it in AutoCount.</source>
            <translation>Ubah dalam AutoCount.</translation>
        </message>
        <message>
            <source>Change it in SQL Accounting.</source>
            <translation>Ubah dalam SQL Accounting.</translation>
        </message>
        <message>
            <source>Change the credit term.</source>
            <translation>Ubah terma kredit.</translation>
        </message>
        <message>
            <source>Change the list of units.</source>
            <translation>Ubah senarai unit.</translation>
        </message>
        <message>
            <source>Check that the computer is on, that its SQL Server service runs, and that TCP/IP is switched on for it in SQL Server Configuration Manager.</source>
            <translation>Pastikan komputer itu hidup, perkhidmatan SQL Servernya berjalan, dan TCP/IP dihidupkan untuknya dalam SQL Server Configuration Manager.</translation>
        </message>
        <message>
            <source>Check that the computer with the company file is on and that its Firebird service runs.</source>
            <translation>Pastikan komputer yang menyimpan fail syarikat itu hidup dan perkhidmatan Firebirdnya berjalan.</translation>
        </message>
        <message>
            <source>Check that the data folder exists and may be written.</source>
            <translation>Pastikan folder data ada dan boleh ditulis.</translation>
        </message>
        <message>
            <source>Check that the data folder may be written.</source>
            <translation>Pastikan folder data boleh ditulis.</translation>
        </message>
        <message>
            <source>Check the address and the access key.</source>
            <translation>Semak alamat dan kunci akses.</translation>
        </message>
        <message>
            <source>Check the address, and whether a security program or a proxy is in the way.</source>
            <translation>Semak alamat, dan sama ada program keselamatan atau proksi menghalang.</translation>
        </message>
        <message>
            <source>Check the address; this program or the other side may need an update.</source>
            <translation>Semak alamat; program ini atau pihak yang satu lagi mungkin perlu dikemas kini.</translation>
        </message>
        <message>
            <source>Check the database's name (AED_ and the company's), and that the login has a user in it.</source>
            <translation>Semak nama pangkalan data (AED_ dan nama syarikat), dan pastikan log masuk itu ada pengguna di dalamnya.</translation>
        </message>
        <message>
            <source>Check the date and time of this PC, and whether a security program or a proxy reads encrypted connections.</source>
            <translation>Semak tarikh dan masa PC ini, dan sama ada program keselamatan atau proksi membaca sambungan yang disulitkan.</translation>
        </message>
        <message>
            <source>Check the folder's permissions, or set BUKUBRIDGE_HOME to another folder.</source>
            <translation>Semak kebenaran folder, atau tetapkan BUKUBRIDGE_HOME kepada folder lain.</translation>
        </message>
        <message>
            <source>Check the instance's name and that its service runs.</source>
            <translation>Semak nama tika (instance) dan pastikan perkhidmatannya berjalan.</translation>
        </message>
        <message>
            <source>Check the internet connection of this PC and the address.</source>
            <translation>Semak sambungan internet PC ini dan alamat itu.</translation>
        </message>
        <message>
            <source>Check the internet connection of this PC; the next try comes by itself.</source>
            <translation>Semak sambungan internet PC ini; cubaan seterusnya berlaku dengan sendirinya.</translation>
        </message>
        <message>
            <source>Check the network; it goes on by itself.</source>
            <translation>Semak rangkaian; ia diteruskan dengan sendirinya.</translation>
        </message>
        <message>
            <source>Check the network; it is tried again by itself.</source>
            <translation>Semak rangkaian; ia dicuba semula dengan sendirinya.</translation>
        </message>
        <message>
            <source>Check the path as the server's computer sees it.</source>
            <translation>Semak laluan seperti yang dilihat oleh komputer pelayan.</translation>
        </message>
        <message>
            <source>Check the path, and that the Firebird service may read the folder.</source>
            <translation>Semak laluan, dan pastikan perkhidmatan Firebird boleh membaca folder itu.</translation>
        </message>
        <message>
            <source>Check the path, and the disk or network drive that the file is on.</source>
            <translation>Semak laluan, dan cakera atau pemacu rangkaian tempat fail itu berada.</translation>
        </message>
        <message>
            <source>Check the server's name and port, and that its Firebird service runs.</source>
            <translation>Semak nama dan port pelayan, dan pastikan perkhidmatan Firebirdnya berjalan.</translation>
        </message>
        <message>
            <source>Choose a column of the books.</source>
            <translation>Pilih lajur buku akaun.</translation>
        </message>
        <message>
            <source>Choose another code.</source>
            <translation>Pilih kod lain.</translation>
        </message>
        <message>
            <source>Choose one of the values.</source>
            <translation>Pilih salah satu nilai.</translation>
        </message>
        <message>
            <source>Choose the company file that SQL Accounting itself opens (it ends in .FDB).</source>
            <translation>Pilih fail syarikat yang dibuka oleh SQL Accounting sendiri (berakhir dengan .FDB).</translation>
        </message>
        <message>
            <source>Choose the company that the accounting program itself opens.</source>
            <translation>Pilih syarikat yang dibuka oleh program perakaunan itu sendiri.</translation>
        </message>
        <message>
            <source>Choose the server's own certificate as a file, or, if you are sure that this is the right server, say in the connection's settings that its certificate is to be trusted.</source>
            <translation>Pilih sijil pelayan itu sendiri sebagai fail, atau, jika anda pasti bahawa ini pelayan yang betul, nyatakan dalam tetapan sambungan bahawa sijilnya boleh dipercayai.</translation>
        </message>
        <message>
            <source>Choose yes or no.</source>
            <translation>Pilih ya atau tidak.</translation>
        </message>
        <message>
            <source>Connect again with the access key.</source>
            <translation>Sambungkan semula dengan kunci akses.</translation>
        </message>
        <message>
            <source>Connect it again before, and nothing is interrupted.</source>
            <translation>Sambungkan semula sebelum itu, dan tiada apa-apa terganggu.</translation>
        </message>
        <message>
            <source>Connect it again.</source>
            <translation>Sambungkan semula.</translation>
        </message>
        <message>
            <source>Connect it.</source>
            <translation>Sambungkannya.</translation>
        </message>
        <message>
            <source>Connect or pair it again.</source>
            <translation>Sambungkan atau pasangkan semula.</translation>
        </message>
        <message>
            <source>Connect the company through the vendor's own interface instead.</source>
            <translation>Sambungkan syarikat melalui antara muka vendor sendiri.</translation>
        </message>
        <message>
            <source>Connect this company as a connection of its own, or choose the right one again.</source>
            <translation>Sambungkan syarikat ini sebagai sambungan tersendiri, atau pilih semula yang betul.</translation>
        </message>
        <message>
            <source>Connect {title} again: nothing is exchanged until then.</source>
            <translation>Sambungkan {title} semula: tiada apa-apa ditukar sehingga itu.</translation>
        </message>
        <message>
            <source>Correct it in SQL Accounting, or send the diagnostics file to support.</source>
            <translation>Betulkan dalam SQL Accounting, atau hantar fail diagnostik kepada bahagian sokongan.</translation>
        </message>
        <message>
            <source>Correct it in the books, or change the mapping.</source>
            <translation>Betulkan dalam buku akaun, atau ubah pemetaan.</translation>
        </message>
        <message>
            <source>Correct it in the books.</source>
            <translation>Betulkan dalam buku akaun.</translation>
        </message>
        <message>
            <source>Correct it on the platform.</source>
            <translation>Betulkan pada platform.</translation>
        </message>
        <message>
            <source>Correct its cron line.</source>
            <translation>Betulkan baris cronnya.</translation>
        </message>
        <message>
            <source>Correct or remove the file.</source>
            <translation>Betulkan atau buang fail itu.</translation>
        </message>
        <message>
            <source>Correct the code in the ledger program, or set the connection's legacy character set.</source>
            <translation>Betulkan kod dalam program perakaunan, atau tetapkan set aksara lama bagi sambungan itu.</translation>
        </message>
        <message>
            <source>Correct the file.</source>
            <translation>Betulkan fail itu.</translation>
        </message>
        <message>
            <source>Correct the mapping file.</source>
            <translation>Betulkan fail pemetaan.</translation>
        </message>
        <message>
            <source>Correct the rate.</source>
            <translation>Betulkan kadarnya.</translation>
        </message>
        <message>
            <source>Correct the record on the platform, or enter what is missing in SQL Accounting.</source>
            <translation>Betulkan rekod pada platform, atau masukkan apa yang tiada ke dalam SQL Accounting.</translation>
        </message>
        <message>
            <source>Correct the unit of the barcode.</source>
            <translation>Betulkan unit kod bar itu.</translation>
        </message>
        <message>
            <source>Correct what was refused on the platform.</source>
            <translation>Betulkan apa yang ditolak pada platform.</translation>
        </message>
        <message>
            <source>Cron tells hours and days itself.</source>
            <translation>Cron sendiri menyatakan jam dan hari.</translation>
        </message>
        <message>
            <source>Days reads like mon-sat or mon,wed,fri.</source>
            <translation>Hari ditulis seperti mon-sat atau mon,wed,fri.</translation>
        </message>
        <message>
            <source>Debits and credits of {table} would differ by {left} {currency}.</source>
            <translation>Debit dan kredit {table} akan berbeza sebanyak {left} {currency}.</translation>
        </message>
        <message>
            <source>Debits and credits would differ by {left}; nothing was kept.</source>
            <translation>Debit dan kredit akan berbeza sebanyak {left}; tiada apa-apa disimpan.</translation>
        </message>
        <message>
            <source>Deletes {kind} {number} with its {count} rows{more}.</source>
            <translation>Memadam {kind} {number} dengan {count} barisnya{more}.</translation>
        </message>
        <message>
            <source>Deleting a {word} means {less} or delete, nothing else.</source>
            <translation>Memadam {word} bermaksud {less} atau delete, tidak yang lain.</translation>
        </message>
        <message>
            <source>Deletions on the platform are not carried out in the books (a setting).</source>
            <translation>Pemadaman pada platform tidak dilaksanakan dalam buku akaun (satu tetapan).</translation>
        </message>
        <message>
            <source>Disconnect its company first.</source>
            <translation>Putuskan sambungan syarikatnya dahulu.</translation>
        </message>
        <message>
            <source>Disconnect the books first, then connect them the other way.</source>
            <translation>Putuskan sambungan buku akaun dahulu, kemudian sambungkan dengan cara yang satu lagi.</translation>
        </message>
        <message>
            <source>Documents of exactly one kind are needed.</source>
            <translation>Dokumen daripada tepat satu jenis diperlukan.</translation>
        </message>
        <message>
            <source>Documents of kind {entity} cannot be written.</source>
            <translation>Dokumen jenis {entity} tidak boleh ditulis.</translation>
        </message>
        <message>
            <source>Each works once.</source>
            <translation>Setiap satu hanya berfungsi sekali.</translation>
        </message>
        <message>
            <source>Edit it in SQL Accounting.</source>
            <translation>Sunting dalam SQL Accounting.</translation>
        </message>
        <message>
            <source>Enter documents in SQL Accounting, or connect through the vendor's own interface.</source>
            <translation>Masukkan dokumen dalam SQL Accounting, atau sambung melalui antara muka vendor sendiri.</translation>
        </message>
        <message>
            <source>Enter it again by hand.</source>
            <translation>Masukkannya semula dengan tangan.</translation>
        </message>
        <message>
            <source>Enter it again.</source>
            <translation>Masukkannya semula.</translation>
        </message>
        <message>
            <source>Enter it in AutoCount, and send the diagnostics file to support.</source>
            <translation>Masukkannya dalam AutoCount, dan hantar fail diagnostik kepada bahagian sokongan.</translation>
        </message>
        <message>
            <source>Enter it in SQL Accounting, and send the diagnostics file to support.</source>
            <translation>Masukkannya dalam SQL Accounting, dan hantar fail diagnostik kepada bahagian sokongan.</translation>
        </message>
        <message>
            <source>Enter it in SQL Accounting.</source>
            <translation>Masukkannya dalam SQL Accounting.</translation>
        </message>
        <message>
            <source>Enter it there.</source>
            <translation>Masukkannya di sana.</translation>
        </message>
        <message>
            <source>Enter it.</source>
            <translation>Masukkannya.</translation>
        </message>
        <message>
            <source>Enter such records in AutoCount.</source>
            <translation>Masukkan rekod sebegini dalam AutoCount.</translation>
        </message>
        <message>
            <source>Enter the currency in the books and save the record on the platform again.</source>
            <translation>Masukkan mata wang itu ke dalam buku akaun dan simpan semula rekod pada platform.</translation>
        </message>
        <message>
            <source>Enter the database user and password again.</source>
            <translation>Masukkan semula pengguna dan kata laluan pangkalan data.</translation>
        </message>
        <message>
            <source>Enter the first one in AutoCount, or choose another control account.</source>
            <translation>Masukkan yang pertama dalam AutoCount, atau pilih akaun kawalan lain.</translation>
        </message>
        <message>
            <source>Enter the first one in AutoCount.</source>
            <translation>Masukkan yang pertama dalam AutoCount.</translation>
        </message>
        <message>
            <source>Enter the home currency in the settings of this connection.</source>
            <translation>Masukkan mata wang tempatan dalam tetapan sambungan ini.</translation>
        </message>
        <message>
            <source>Enter the login and its password again.</source>
            <translation>Masukkan semula log masuk dan kata laluannya.</translation>
        </message>
        <message>
            <source>Enter the port again.</source>
            <translation>Masukkan port semula.</translation>
        </message>
        <message>
            <source>Enter the record in {name}, and send the diagnostics file to support.</source>
            <translation>Masukkan rekod itu dalam {name}, dan hantar fail diagnostik kepada bahagian sokongan.</translation>
        </message>
        <message>
            <source>Enter the server's name as its certificate has it, or choose the certificate as a file.</source>
            <translation>Masukkan nama pelayan seperti dalam sijilnya, atau pilih sijil itu sebagai fail.</translation>
        </message>
        <message>
            <source>Enter the tax number in AutoCount.</source>
            <translation>Masukkan nombor cukai dalam AutoCount.</translation>
        </message>
        <message>
            <source>Enter what is missing in the books and save the record on the platform again, or correct it there.</source>
            <translation>Masukkan apa yang tiada ke dalam buku akaun dan simpan semula rekod pada platform, atau betulkan di sana.</translation>
        </message>
        <message>
            <source>Equal when last compared, {age} ago.</source>
            <translation>Sama ketika kali terakhir dibandingkan, {age} yang lalu.</translation>
        </message>
        <message>
            <source>Equal, but all keys were never compared yet.</source>
            <translation>Sama, tetapi semua kunci belum pernah dibandingkan.</translation>
        </message>
        <message>
            <source>Equal, compared {age} ago.</source>
            <translation>Sama, dibandingkan {age} yang lalu.</translation>
        </message>
        <message>
            <source>Every is at least 10s.</source>
            <translation>Every sekurang-kurangnya 10s.</translation>
        </message>
        <message>
            <source>Free some space.</source>
            <translation>Kosongkan sedikit ruang.</translation>
        </message>
        <message>
            <source>Free some space; nothing was lost.</source>
            <translation>Kosongkan sedikit ruang; tiada apa-apa hilang.</translation>
        </message>
        <message>
            <source>Get a new code on the platform and enter it within ten minutes.</source>
            <translation>Dapatkan kod baharu pada platform dan masukkannya dalam masa sepuluh minit.</translation>
        </message>
        <message>
            <source>Get a new code on the platform and pair this PC again.</source>
            <translation>Dapatkan kod baharu pada platform dan pasangkan PC ini semula.</translation>
        </message>
        <message>
            <source>Give it a number on the platform.</source>
            <translation>Beri nombor kepadanya pada platform.</translation>
        </message>
        <message>
            <source>Give it a unit on the platform.</source>
            <translation>Beri unit kepadanya pada platform.</translation>
        </message>
        <message>
            <source>Give it another number on the platform.</source>
            <translation>Beri nombor lain kepadanya pada platform.</translation>
        </message>
        <message>
            <source>Give it one on the platform.</source>
            <translation>Berikannya pada platform.</translation>
        </message>
        <message>
            <source>Give it to your user alone.</source>
            <translation>Berikannya kepada pengguna anda sahaja.</translation>
        </message>
        <message>
            <source>Give the file to your user alone (chmod 600).</source>
            <translation>Berikan fail itu kepada pengguna anda sahaja (chmod 600).</translation>
        </message>
        <message>
            <source>Give the file to your user alone.</source>
            <translation>Berikan fail itu kepada pengguna anda sahaja.</translation>
        </message>
        <message>
            <source>Give the new record a code on the platform.</source>
            <translation>Beri kod kepada rekod baharu itu pada platform.</translation>
        </message>
        <message>
            <source>Grant {right} on {name} to this user, or use another one.</source>
            <translation>Berikan {right} atas {name} kepada pengguna ini, atau gunakan pengguna lain.</translation>
        </message>
        <message>
            <source>Hello was said already.</source>
            <translation>Salam sudah diucapkan.</translation>
        </message>
        <message>
            <source>Hours begins before it ends.</source>
            <translation>Waktu bermula sebelum ia tamat.</translation>
        </message>
        <message>
            <source>Hours reads like 08:00-19:00.</source>
            <translation>Waktu ditulis seperti 08:00-19:00.</translation>
        </message>
        <message>
            <source>How the books keep the stock balance of a product (ST_ITEM.BALSQTY) fits no known rule.</source>
            <translation>Cara buku akaun menyimpan baki stok produk (ST_ITEM.BALSQTY) tidak sepadan dengan mana-mana peraturan yang dikenali.</translation>
        </message>
        <message>
            <source>How the books keep what a customer owes (AR_CUSTOMER.OUTSTANDING) fits no known rule.</source>
            <translation>Cara buku akaun menyimpan hutang pelanggan (AR_CUSTOMER.OUTSTANDING) tidak sepadan dengan mana-mana peraturan yang dikenali.</translation>
        </message>
        <message>
            <source>How the books keep what was paid of an invoice (AR_IV.PAYMENTAMT) fits no known rule.</source>
            <translation>Cara buku akaun menyimpan jumlah yang telah dibayar bagi invois (AR_IV.PAYMENTAMT) tidak sepadan dengan mana-mana peraturan yang dikenali.</translation>
        </message>
        <message>
            <source>If it was left in the middle, let the administrator finish it.</source>
            <translation>Jika ia terhenti di tengah jalan, minta pentadbir menyelesaikannya.</translation>
        </message>
        <message>
            <source>If this goes on, let the administrator look at what the server is busy with.</source>
            <translation>Jika ini berterusan, minta pentadbir melihat apa yang menyibukkan pelayan itu.</translation>
        </message>
        <message>
            <source>If this goes on, send the diagnostics file to support.</source>
            <translation>Jika ini berterusan, hantar fail diagnostik kepada bahagian sokongan.</translation>
        </message>
        <message>
            <source>If this is meant to be so, accept it as the new state: everything is then read again and compared.</source>
            <translation>Jika memang begitu tujuannya, terima sebagai keadaan baharu: semuanya kemudian dibaca semula dan dibandingkan.</translation>
        </message>
        <message>
            <source>If this is meant to be so, accept it as the new state: everything is then read and compared.</source>
            <translation>Jika memang begitu tujuannya, terima sebagai keadaan baharu: semuanya kemudian dibaca dan dibandingkan.</translation>
        </message>
        <message>
            <source>Install Microsoft ODBC Driver 18 for SQL Server (64-bit) from {download} and try again.</source>
            <translation>Pasang Microsoft ODBC Driver 18 for SQL Server (64-bit) dari {download} dan cuba lagi.</translation>
        </message>
        <message>
            <source>Install Microsoft ODBC Driver 18 for SQL Server ({download}), or change it.</source>
            <translation>Pasang Microsoft ODBC Driver 18 for SQL Server ({download}), atau ubahnya.</translation>
        </message>
        <message>
            <source>Install that version again.</source>
            <translation>Pasang versi itu semula.</translation>
        </message>
        <message>
            <source>Install the newest service pack of SQL Server: it must speak TLS 1.2.</source>
            <translation>Pasang pek perkhidmatan SQL Server yang terbaharu: ia mesti menyokong TLS 1.2.</translation>
        </message>
        <message>
            <source>Install the program again.</source>
            <translation>Pasang program itu semula.</translation>
        </message>
        <message>
            <source>Invoice {label} belongs to customer {owner}, not to {customer}.</source>
            <translation>Invois {label} milik pelanggan {owner}, bukan {customer}.</translation>
        </message>
        <message>
            <source>Invoice {label} is cancelled.</source>
            <translation>Invois {label} telah dibatalkan.</translation>
        </message>
        <message>
            <source>It accepts this PC for {name}.</source>
            <translation>Ia menerima PC ini untuk {name}.</translation>
        </message>
        <message>
            <source>It belongs to a new {entity} that the books refused.</source>
            <translation>Ia milik {entity} baharu yang ditolak oleh buku akaun.</translation>
        </message>
        <message>
            <source>It belongs to a sign-in at another provider.</source>
            <translation>Ia milik log masuk di penyedia lain.</translation>
        </message>
        <message>
            <source>It can only be finished where it was begun: go back there, or begin again here.</source>
            <translation>Ia hanya boleh diselesaikan di tempat ia dimulakan: kembali ke sana, atau mulakan semula di sini.</translation>
        </message>
        <message>
            <source>It did not accept the sign-in.</source>
            <translation>Ia tidak menerima log masuk itu.</translation>
        </message>
        <message>
            <source>It does not tell which invoices are opening balances: they are told as receivables.</source>
            <translation>Ia tidak menyatakan invois mana ialah baki permulaan: invois itu dinyatakan sebagai akaun belum terima.</translation>
        </message>
        <message>
            <source>It follows by itself once that one went through.</source>
            <translation>Ia menyusul dengan sendirinya sebaik sahaja yang itu berjaya.</translation>
        </message>
        <message>
            <source>It had a time in {name} ({text}) that cannot be brought back.</source>
            <translation>Ia mempunyai masa dalam {name} ({text}) yang tidak dapat dikembalikan.</translation>
        </message>
        <message>
            <source>It had something in {name} (a picture or an attachment) that cannot be brought back.</source>
            <translation>Ia mempunyai sesuatu dalam {name} (gambar atau lampiran) yang tidak dapat dikembalikan.</translation>
        </message>
        <message>
            <source>It happened during the run; nothing was deleted.</source>
            <translation>Ia berlaku semasa penyegerakan; tiada apa-apa dipadam.</translation>
        </message>
        <message>
            <source>It has not five fields.</source>
            <translation>Ia tidak mempunyai lima medan.</translation>
        </message>
        <message>
            <source>It is built anew from the books.</source>
            <translation>Ia dibina semula daripada buku akaun.</translation>
        </message>
        <message>
            <source>It is kept aside and built anew from the books.</source>
            <translation>Ia diketepikan dan dibina semula daripada buku akaun.</translation>
        </message>
        <message>
            <source>It may just be starting or busy: try again.</source>
            <translation>Ia mungkin baru bermula atau sibuk: cuba lagi.</translation>
        </message>
        <message>
            <source>It names its companies only to those who sign in: enter the name of the company's database.</source>
            <translation>Ia menamakan syarikatnya hanya kepada yang log masuk: masukkan nama pangkalan data syarikat.</translation>
        </message>
        <message>
            <source>It pays {applied} of invoices, more than its amount {amount}.</source>
            <translation>Ia membayar {applied} bagi invois, lebih daripada jumlahnya {amount}.</translation>
        </message>
        <message>
            <source>It waits for a new {what} that is not in the books yet.</source>
            <translation>Ia menunggu {what} baharu yang belum ada dalam buku akaun.</translation>
        </message>
        <message>
            <source>It waits for {name} {key}, which could not be sent yet.</source>
            <translation>Ia menunggu {name} {key}, yang belum dapat dihantar.</translation>
        </message>
        <message>
            <source>It was deleted on the platform and edited in the books.</source>
            <translation>Ia dipadam pada platform dan disunting dalam buku akaun.</translation>
        </message>
        <message>
            <source>It was edited in the books meanwhile, and the books win (a setting).</source>
            <translation>Ia disunting dalam buku akaun sementara itu, dan buku akaun menang (satu tetapan).</translation>
        </message>
        <message>
            <source>It was edited on the platform and is gone from the books.</source>
            <translation>Ia disunting pada platform dan sudah tiada dalam buku akaun.</translation>
        </message>
        <message>
            <source>It was kept aside and is built anew from the books.</source>
            <translation>Ia diketepikan dan dibina semula daripada buku akaun.</translation>
        </message>
        <message>
            <source>It was not begun here, or it was finished long ago.</source>
            <translation>Ia tidak dimulakan di sini, atau sudah lama selesai.</translation>
        </message>
        <message>
            <source>It was not rehearsed yet: how these books post it is not known.</source>
            <translation>Ia belum diraptai: cara buku akaun ini memposkannya belum diketahui.</translation>
        </message>
        <message>
            <source>It was sent to the platform, and the answer was lost.</source>
            <translation>Ia telah dihantar ke platform, dan jawapannya hilang.</translation>
        </message>
        <message>
            <source>It was written into the books and taken back out of them by a person.</source>
            <translation>Ia telah ditulis ke dalam buku akaun dan ditarik balik daripadanya oleh seseorang.</translation>
        </message>
        <message>
            <source>It was written into the books, and their answer was lost.</source>
            <translation>Ia telah ditulis ke dalam buku akaun, dan jawapannya hilang.</translation>
        </message>
        <message>
            <source>It was written into the books, which were then restored from an older backup.</source>
            <translation>Ia telah ditulis ke dalam buku akaun, yang kemudian dipulihkan daripada sandaran lama.</translation>
        </message>
        <message>
            <source>Its operator enters {name} for {name_2} in the file of registrations.</source>
            <translation>Pengendalinya memasukkan {name} untuk {name_2} dalam fail pendaftaran.</translation>
        </message>
        <message>
            <source>Its operator has to register it with the provider, or to mend that.</source>
            <translation>Pengendalinya perlu mendaftarkannya dengan penyedia, atau membetulkannya.</translation>
        </message>
        <message>
            <source>Keep it when the books can be looked at.</source>
            <translation>Simpan apabila buku akaun boleh dilihat.</translation>
        </message>
        <message>
            <source>Keep it: secrets depend on it.</source>
            <translation>Simpan: rahsia bergantung padanya.</translation>
        </message>
        <message>
            <source>Keep one side of it instead.</source>
            <translation>Kekalkan satu pihak sahaja.</translation>
        </message>
        <message>
            <source>Known are: {folders}.</source>
            <translation>Yang dikenali: {folders}.</translation>
        </message>
        <message>
            <source>Known connections: {known}.</source>
            <translation>Sambungan yang dikenali: {known}.</translation>
        </message>
        <message>
            <source>Leave it as it is, or change the mapping.</source>
            <translation>Biarkan seperti sedia ada, atau ubah pemetaan.</translation>
        </message>
        <message>
            <source>Leave one for each unit.</source>
            <translation>Tinggalkan satu bagi setiap unit.</translation>
        </message>
        <message>
            <source>Leave the driver's name empty, or choose one of: {name}.</source>
            <translation>Biarkan nama pemacu kosong, atau pilih satu daripada: {name}.</translation>
        </message>
        <message>
            <source>Leave the tax numbers empty.</source>
            <translation>Biarkan nombor cukai kosong.</translation>
        </message>
        <message>
            <source>Leave this field empty.</source>
            <translation>Biarkan medan ini kosong.</translation>
        </message>
        <message>
            <source>Leave {leave} out first.</source>
            <translation>Ketepikan {leave} dahulu.</translation>
        </message>
        <message>
            <source>Left empty, because people fill them: {left_out}.</source>
            <translation>Dibiarkan kosong kerana orang yang mengisinya: {left_out}.</translation>
        </message>
        <message>
            <source>Let AutoCount's support look at it before anything is entered.</source>
            <translation>Minta sokongan AutoCount memeriksanya sebelum apa-apa dimasukkan.</translation>
        </message>
        <message>
            <source>Let SQL Accounting's diagnosis bring the company file online again.</source>
            <translation>Gunakan diagnosis SQL Accounting untuk membawa fail syarikat itu dalam talian semula.</translation>
        </message>
        <message>
            <source>Let SQL Accounting's diagnosis repair it, or restore a backup.</source>
            <translation>Gunakan diagnosis SQL Accounting untuk membaikinya, atau pulihkan sandaran.</translation>
        </message>
        <message>
            <source>Let the SQL Server Browser service run on that computer and UDP port 1434 pass its firewall, or enter the instance's own TCP port.</source>
            <translation>Biarkan perkhidmatan SQL Server Browser berjalan pada komputer itu dan port UDP 1434 melepasi tembok apinya, atau masukkan port TCP tika itu sendiri.</translation>
        </message>
        <message>
            <source>Let the administrator of SQL Server check it (DBCC CHECKDB), or restore a backup.</source>
            <translation>Minta pentadbir SQL Server memeriksanya (DBCC CHECKDB), atau pulihkan sandaran.</translation>
        </message>
        <message>
            <source>Let the administrator of SQL Server enable it.</source>
            <translation>Minta pentadbir SQL Server mendayakannya.</translation>
        </message>
        <message>
            <source>Let the administrator of SQL Server make room.</source>
            <translation>Minta pentadbir SQL Server menyediakan ruang.</translation>
        </message>
        <message>
            <source>Let the administrator of SQL Server set a new password, without expiry.</source>
            <translation>Minta pentadbir SQL Server menetapkan kata laluan baharu, tanpa tarikh luput.</translation>
        </message>
        <message>
            <source>Let the administrator set it to be written again, or switch writing off for this company.</source>
            <translation>Minta pentadbir menetapkannya supaya boleh ditulis semula, atau matikan penulisan untuk syarikat ini.</translation>
        </message>
        <message>
            <source>Line {place}:</source>
            <translation>Baris {place}:</translation>
        </message>
        <message>
            <source>Line {place}: no recent invoice of the books has tax code {tax_code}, so that its rate is not known.</source>
            <translation>Baris {place}: tiada invois terkini dalam buku akaun mempunyai kod cukai {tax_code}, jadi kadarnya tidak diketahui.</translation>
        </message>
        <message>
            <source>Line {place}: the amount is negative.</source>
            <translation>Baris {place}: jumlahnya negatif.</translation>
        </message>
        <message>
            <source>Line {place}: the books have no account for the sale.</source>
            <translation>Baris {place}: buku akaun tiada akaun untuk jualan itu.</translation>
        </message>
        <message>
            <source>Line {place}: the books have no account {account}.</source>
            <translation>Baris {place}: buku akaun tiada akaun {account}.</translation>
        </message>
        <message>
            <source>Line {place}: the books have no product {item}.</source>
            <translation>Baris {place}: buku akaun tiada produk {item}.</translation>
        </message>
        <message>
            <source>Line {place}: the books have no tax code {tax_code}.</source>
            <translation>Baris {place}: buku akaun tiada kod cukai {tax_code}.</translation>
        </message>
        <message>
            <source>Line {place}: the books have {tax_code} at {known}, not at {tax_rate}.</source>
            <translation>Baris {place}: buku akaun mempunyai {tax_code} pada {known}, bukan pada {tax_rate}.</translation>
        </message>
        <message>
            <source>Line {place}: the discount {discount} cannot be read.</source>
            <translation>Baris {place}: diskaun {discount} tidak dapat dibaca.</translation>
        </message>
        <message>
            <source>Line {place}: the quantity {quantity} is negative.</source>
            <translation>Baris {place}: kuantiti {quantity} negatif.</translation>
        </message>
        <message>
            <source>Line {place}: the tax {tax} is not {rate}% of {amount}.</source>
            <translation>Baris {place}: cukai {tax} bukan {rate}% daripada {amount}.</translation>
        </message>
        <message>
            <source>Line {place}: there is a tax of {tax_amount} and no tax code.</source>
            <translation>Baris {place}: ada cukai {tax_amount} tetapi tiada kod cukai.</translation>
        </message>
        <message>
            <source>Line {place}: there is neither a product nor a description.</source>
            <translation>Baris {place}: tiada produk dan tiada keterangan.</translation>
        </message>
        <message>
            <source>Look again at what needs you.</source>
            <translation>Lihat semula apa yang memerlukan anda.</translation>
        </message>
        <message>
            <source>Look at the list of conflicts again.</source>
            <translation>Lihat semula senarai percanggahan.</translation>
        </message>
        <message>
            <source>Look at them again, and then decide.</source>
            <translation>Lihat semula, kemudian buat keputusan.</translation>
        </message>
        <message>
            <source>Look at what the rehearsal says.</source>
            <translation>Lihat apa yang dinyatakan oleh raptai.</translation>
        </message>
        <message>
            <source>Look at what was written.</source>
            <translation>Lihat apa yang telah ditulis.</translation>
        </message>
        <message>
            <source>Look for a newer version of this program.</source>
            <translation>Cari versi program ini yang lebih baharu.</translation>
        </message>
        <message>
            <source>Look whether the company file is whole, or was changed by another program.</source>
            <translation>Periksa sama ada fail syarikat itu lengkap, atau telah diubah oleh program lain.</translation>
        </message>
        <message>
            <source>Make a new key under Tools, Maintain User, and connect again; check service and region too.</source>
            <translation>Buat kunci baharu di Tools, Maintain User, dan sambung semula; semak juga perkhidmatan dan wilayah.</translation>
        </message>
        <message>
            <source>Make a new one.</source>
            <translation>Buat yang baharu.</translation>
        </message>
        <message>
            <source>Make a new product, or change it in AutoCount.</source>
            <translation>Buat produk baharu, atau ubah dalam AutoCount.</translation>
        </message>
        <message>
            <source>Make it inactive instead.</source>
            <translation>Jadikannya tidak aktif sahaja.</translation>
        </message>
        <message>
            <source>Make room; nothing was lost.</source>
            <translation>Sediakan ruang; tiada apa-apa hilang.</translation>
        </message>
        <message>
            <source>Mark one of them.</source>
            <translation>Tandakan salah satu.</translation>
        </message>
        <message>
            <source>Mark this one, or choose another one.</source>
            <translation>Tandakan yang ini, atau pilih yang lain.</translation>
        </message>
        <message>
            <source>Meanwhile {number} are held, not the {expected} that were shown.</source>
            <translation>Sementara itu {number} ditahan, bukan {expected} yang ditunjukkan.</translation>
        </message>
        <message>
            <source>More than one run is meant by {wanted}.</source>
            <translation>Lebih daripada satu penyegerakan dimaksudkan dengan {wanted}.</translation>
        </message>
        <message>
            <source>Name one with --connection: {known}.</source>
            <translation>Namakan satu dengan --connection: {known}.</translation>
        </message>
        <message>
            <source>Name one with --organization: {waiting}.</source>
            <translation>Namakan satu dengan --organization: {waiting}.</translation>
        </message>
        <message>
            <source>Names of agents and PCs have 1 to {max_name} characters.</source>
            <translation>Nama perkhidmatan dan PC mempunyai 1 hingga {max_name} aksara.</translation>
        </message>
        <message>
            <source>No Firebird server answers for {where}.</source>
            <translation>Tiada pelayan Firebird menjawab untuk {where}.</translation>
        </message>
        <message>
            <source>No SQL Server answers at {server}.</source>
            <translation>Tiada SQL Server menjawab di {server}.</translation>
        </message>
        <message>
            <source>No agent has connected this provider yet.</source>
            <translation>Belum ada perkhidmatan yang menyambungkan penyedia ini.</translation>
        </message>
        <message>
            <source>No agent keeps this provider.</source>
            <translation>Tiada perkhidmatan menjaga penyedia ini.</translation>
        </message>
        <message>
            <source>No books are connected.</source>
            <translation>Tiada buku akaun disambungkan.</translation>
        </message>
        <message>
            <source>No encrypted connection to {host} comes about, so nothing was sent.</source>
            <translation>Tiada sambungan yang disulitkan ke {host} dapat dibuat, jadi tiada apa-apa dihantar.</translation>
        </message>
        <message>
            <source>No number set of the books made the numbers of the newest documents.</source>
            <translation>Tiada set nombor buku akaun yang membuat nombor dokumen terbaharu.</translation>
        </message>
        <message>
            <source>No paired organization waits for books.</source>
            <translation>Tiada organisasi yang dipasangkan menunggu buku akaun.</translation>
        </message>
        <message>
            <source>No rule fills {path} of {kind}.</source>
            <translation>Tiada peraturan mengisi {path} bagi {kind}.</translation>
        </message>
        <message>
            <source>No rule of {kind} reads {column}.</source>
            <translation>Tiada peraturan bagi {kind} membaca {column}.</translation>
        </message>
        <message>
            <source>No run called {wanted} has something in the books.</source>
            <translation>Tiada penyegerakan bernama {wanted} mempunyai sesuatu dalam buku akaun.</translation>
        </message>
        <message>
            <source>No {field} is kept for {provider} {connection}.</source>
            <translation>Tiada {field} disimpan untuk {provider} {connection}.</translation>
        </message>
        <message>
            <source>No {kind} {trait} was among the documents on which the posting rules were proved.</source>
            <translation>Tiada {kind} {trait} antara dokumen yang digunakan untuk membuktikan peraturan pengeposan.</translation>
        </message>
        <message>
            <source>No {name} was given.</source>
            <translation>Tiada {name} diberikan.</translation>
        </message>
        <message>
            <source>No {word} of the books has a control account, so that it is not known under which one a new one is kept.</source>
            <translation>Tiada {word} dalam buku akaun mempunyai akaun kawalan, jadi tidak diketahui di bawah akaun mana yang baharu disimpan.</translation>
        </message>
        <message>
            <source>Nobody at {host} tells where the SQL Server instance {instance} listens.</source>
            <translation>Tiada sesiapa di {host} menyatakan di mana tika SQL Server {instance} mendengar.</translation>
        </message>
        <message>
            <source>Nobody came back from the browser in time.</source>
            <translation>Tiada sesiapa kembali daripada pelayar tepat pada masanya.</translation>
        </message>
        <message>
            <source>Nobody is signed in to the platform in this browser.</source>
            <translation>Tiada sesiapa log masuk ke platform dalam pelayar ini.</translation>
        </message>
        <message>
            <source>Nobody said which {title} was chosen.</source>
            <translation>Tidak dinyatakan {title} mana yang dipilih.</translation>
        </message>
        <message>
            <source>Nobody signs in at this provider.</source>
            <translation>Tiada sesiapa log masuk di penyedia ini.</translation>
        </message>
        <message>
            <source>Nobody signs in at {title}: it is connected otherwise.</source>
            <translation>Tiada sesiapa log masuk di {title}: ia disambungkan dengan cara lain.</translation>
        </message>
        <message>
            <source>None of the units of the product is its base unit.</source>
            <translation>Tiada satu pun unit produk itu ialah unit asasnya.</translation>
        </message>
        <message>
            <source>None of the units of {code} is its base unit.</source>
            <translation>Tiada satu pun unit {code} ialah unit asasnya.</translation>
        </message>
        <message>
            <source>None of these writes can be taken back any more.</source>
            <translation>Tiada satu pun penulisan ini boleh ditarik balik lagi.</translation>
        </message>
        <message>
            <source>Not written into the books yet: {reason}</source>
            <translation>Belum ditulis ke dalam buku akaun: {reason}</translation>
        </message>
        <message>
            <source>Not written into the books: {reason}</source>
            <translation>Tidak ditulis ke dalam buku akaun: {reason}</translation>
        </message>
        <message>
            <source>Nothing new.</source>
            <translation>Tiada yang baharu.</translation>
        </message>
        <message>
            <source>Nothing of this is held any more.</source>
            <translation>Tiada apa-apa daripada ini ditahan lagi.</translation>
        </message>
        <message>
            <source>Nothing was changed.</source>
            <translation>Tiada apa-apa diubah.</translation>
        </message>
        <message>
            <source>Nothing was connected, and that sign-in was given up.</source>
            <translation>Tiada apa-apa disambungkan, dan log masuk itu dilepaskan.</translation>
        </message>
        <message>
            <source>Nothing was connected.</source>
            <translation>Tiada apa-apa disambungkan.</translation>
        </message>
        <message>
            <source>Nothing was released.</source>
            <translation>Tiada apa-apa dilepaskan.</translation>
        </message>
        <message>
            <source>Nothing was synchronised yet.</source>
            <translation>Belum ada apa-apa disegerakkan.</translation>
        </message>
        <message>
            <source>Nothing was written into the books that could be taken back.</source>
            <translation>Tiada apa-apa ditulis ke dalam buku akaun yang boleh ditarik balik.</translation>
        </message>
        <message>
            <source>Nothing was written.</source>
            <translation>Tiada apa-apa ditulis.</translation>
        </message>
        <message>
            <source>One account belongs to one organization: this one has another, or another one has this.</source>
            <translation>Satu akaun tergolong dalam satu organisasi: yang ini mempunyai yang lain, atau yang lain mempunyai yang ini.</translation>
        </message>
        <message>
            <source>Only a record that the books may have already is linked or created.</source>
            <translation>Hanya rekod yang mungkin sudah ada dalam buku akaun dipautkan atau dicipta.</translation>
        </message>
        <message>
            <source>Only an agent has an address of its own to come back to.</source>
            <translation>Hanya perkhidmatan mempunyai alamat sendiri untuk kembali.</translation>
        </message>
        <message>
            <source>Only documents that came from the platform are changed by it; this one was made in the books.</source>
            <translation>Hanya dokumen yang datang daripada platform diubah olehnya; yang ini dibuat dalam buku akaun.</translation>
        </message>
        <message>
            <source>Only one copy may be kept equal with the platform.</source>
            <translation>Hanya satu salinan boleh dikekalkan sama dengan platform.</translation>
        </message>
        <message>
            <source>Only people work in a browser, and begin with their own token.</source>
            <translation>Hanya orang bekerja dalam pelayar, dan bermula dengan token mereka sendiri.</translation>
        </message>
        <message>
            <source>Only {count} documents are there to prove the rules on; {needed} are needed.</source>
            <translation>Hanya ada {count} dokumen untuk membuktikan peraturan; {needed} diperlukan.</translation>
        </message>
        <message>
            <source>Only {free} MB are free on its disk.</source>
            <translation>Hanya {free} MB kosong pada cakeranya.</translation>
        </message>
        <message>
            <source>Open the address in a browser: the network may want a sign-in, or the address is another one.</source>
            <translation>Buka alamat itu dalam pelayar: rangkaian mungkin memerlukan log masuk, atau alamatnya lain.</translation>
        </message>
        <message>
            <source>Open the company through the Firebird version that SQL Accounting uses for it.</source>
            <translation>Buka syarikat melalui versi Firebird yang digunakan oleh SQL Accounting untuknya.</translation>
        </message>
        <message>
            <source>Pair this company with an organization of its own, or choose the books that belong to this one.</source>
            <translation>Pasangkan syarikat ini dengan organisasinya sendiri, atau pilih buku akaun milik organisasi ini.</translation>
        </message>
        <message>
            <source>Paused until somebody resumes it.</source>
            <translation>Dijeda sehingga seseorang menyambungnya semula.</translation>
        </message>
        <message>
            <source>Paused until {until}.</source>
            <translation>Dijeda sehingga {until}.</translation>
        </message>
        <message>
            <source>Plain http is for this computer alone.</source>
            <translation>Http biasa hanya untuk komputer ini.</translation>
        </message>
        <message>
            <source>Platforms did not answer in time.</source>
            <translation>Platform tidak menjawab tepat pada masanya.</translation>
        </message>
        <message>
            <source>Proved for a document {shown}.</source>
            <translation>Dibuktikan untuk dokumen {shown}.</translation>
        </message>
        <message>
            <source>Proved for no document.</source>
            <translation>Tidak dibuktikan untuk mana-mana dokumen.</translation>
        </message>
        <message>
            <source>Put back a copy of it, or connect again.</source>
            <translation>Kembalikan salinannya, atau sambungkan semula.</translation>
        </message>
        <message>
            <source>Put back a copy of it, or connect and pair again.</source>
            <translation>Kembalikan salinannya, atau sambungkan dan pasangkan semula.</translation>
        </message>
        <message>
            <source>Put back a copy of it.</source>
            <translation>Kembalikan salinannya.</translation>
        </message>
        <message>
            <source>Put it aside here.</source>
            <translation>Ketepikannya di sini.</translation>
        </message>
        <message>
            <source>Put it back, or {remade}.</source>
            <translation>Kembalikannya, atau {remade}.</translation>
        </message>
        <message>
            <source>Put the next number right in SQL Accounting (Tools, Maintain Document Number).</source>
            <translation>Betulkan nombor seterusnya dalam SQL Accounting (Tools, Maintain Document Number).</translation>
        </message>
        <message>
            <source>Put them together on the platform.</source>
            <translation>Gabungkannya pada platform.</translation>
        </message>
        <message>
            <source>Puts {kind} {number} back to what it was before, with all its postings.</source>
            <translation>Mengembalikan {kind} {number} kepada keadaan sebelumnya, dengan semua pengeposannya.</translation>
        </message>
        <message>
            <source>Reading the books ended before its end.</source>
            <translation>Pembacaan buku akaun tamat sebelum penghujungnya.</translation>
        </message>
        <message>
            <source>Reading {label} was stopped.</source>
            <translation>Pembacaan {label} telah dihentikan.</translation>
        </message>
        <message>
            <source>Receivables that the customer module made are not edited.</source>
            <translation>Akaun belum terima yang dibuat oleh modul pelanggan tidak disunting.</translation>
        </message>
        <message>
            <source>Refused is what none of the {proved_on} documents had on which the rules were proved.</source>
            <translation>Yang ditolak ialah apa yang tidak ada pada mana-mana daripada {proved_on} dokumen yang membuktikan peraturan.</translation>
        </message>
        <message>
            <source>Rehearse again when it suits you.</source>
            <translation>Raptai semula apabila sesuai bagi anda.</translation>
        </message>
        <message>
            <source>Round it on the platform.</source>
            <translation>Bundarkannya pada platform.</translation>
        </message>
        <message>
            <source>Rules for a {kind}, learned from {learned_from} documents of this company and proved on {proved_on} others.</source>
            <translation>Peraturan untuk {kind}, dipelajari daripada {learned_from} dokumen syarikat ini dan dibuktikan pada {proved_on} yang lain.</translation>
        </message>
        <message>
            <source>Run the Firebird service and let SQL Accounting open the company through it.</source>
            <translation>Jalankan perkhidmatan Firebird dan biarkan SQL Accounting membuka syarikat melaluinya.</translation>
        </message>
        <message>
            <source>Run the Firebird service on this computer and let SQL Accounting open the company through it (a server name instead of a local file), so that several programs can read it together.</source>
            <translation>Jalankan perkhidmatan Firebird pada komputer ini dan biarkan SQL Accounting membuka syarikat melaluinya (nama pelayan, bukan fail setempat), supaya beberapa program boleh membacanya bersama.</translation>
        </message>
        <message>
            <source>SQL Accounting does not accept the access key, or its user may not do this.</source>
            <translation>SQL Accounting tidak menerima kunci akses itu, atau penggunanya tidak dibenarkan melakukan ini.</translation>
        </message>
        <message>
            <source>SQL Accounting may have been upgraded: run doctor and send the diagnostics file to support.</source>
            <translation>SQL Accounting mungkin telah dinaik taraf: jalankan pemeriksaan dan hantar fail diagnostik kepada bahagian sokongan.</translation>
        </message>
        <message>
            <source>SQL Accounting posts it.</source>
            <translation>SQL Accounting memposkannya.</translation>
        </message>
        <message>
            <source>SQL Accounting says: {said}</source>
            <translation>SQL Accounting menyatakan: {said}</translation>
        </message>
        <message>
            <source>SQL Accounting took the record and does not show it yet.</source>
            <translation>SQL Accounting menerima rekod itu tetapi belum menunjukkannya.</translation>
        </message>
        <message>
            <source>SQL Server Express ends at 10 GB a database.</source>
            <translation>SQL Server Express terhad kepada 10 GB bagi setiap pangkalan data.</translation>
        </message>
        <message>
            <source>SQL Server runs here, but does not listen on TCP: switch TCP/IP on in SQL Server Configuration Manager.</source>
            <translation>SQL Server berjalan di sini, tetapi tidak mendengar pada TCP: hidupkan TCP/IP dalam SQL Server Configuration Manager.</translation>
        </message>
        <message>
            <source>SQL Server runs here.</source>
            <translation>SQL Server berjalan di sini.</translation>
        </message>
        <message>
            <source>Say at what to split, and which part is meant.</source>
            <translation>Nyatakan di mana hendak dipecahkan, dan bahagian mana yang dimaksudkan.</translation>
        </message>
        <message>
            <source>Say what the field gets when the test is met.</source>
            <translation>Nyatakan nilai medan itu apabila syarat dipenuhi.</translation>
        </message>
        <message>
            <source>Say whether it is the same (link) or another (create).</source>
            <translation>Nyatakan sama ada ia rekod yang sama (paut) atau yang lain (cipta).</translation>
        </message>
        <message>
            <source>Say which value the column must have.</source>
            <translation>Nyatakan nilai yang mesti ada pada lajur itu.</translation>
        </message>
        <message>
            <source>Set BUKUBRIDGE_HOME to a folder on a local disk.</source>
            <translation>Tetapkan BUKUBRIDGE_HOME kepada folder pada cakera setempat.</translation>
        </message>
        <message>
            <source>Several number sets of the books make the same numbers.</source>
            <translation>Beberapa set nombor buku akaun membuat nombor yang sama.</translation>
        </message>
        <message>
            <source>Several organizations wait for their books.</source>
            <translation>Beberapa organisasi menunggu buku akaunnya.</translation>
        </message>
        <message>
            <source>Shorten it and try again.</source>
            <translation>Pendekkannya dan cuba lagi.</translation>
        </message>
        <message>
            <source>Shorten it on the platform.</source>
            <translation>Pendekkannya pada platform.</translation>
        </message>
        <message>
            <source>Shorten it.</source>
            <translation>Pendekkannya.</translation>
        </message>
        <message>
            <source>Sign in again and choose one.</source>
            <translation>Log masuk semula dan pilih satu.</translation>
        </message>
        <message>
            <source>Sign in again with an account or a code that may.</source>
            <translation>Log masuk semula dengan akaun atau kod yang dibenarkan.</translation>
        </message>
        <message>
            <source>Sign in again.</source>
            <translation>Log masuk semula.</translation>
        </message>
        <message>
            <source>Sign in again: pair this PC with a new code.</source>
            <translation>Log masuk semula: pasangkan PC ini dengan kod baharu.</translation>
        </message>
        <message>
            <source>Sign in as that user.</source>
            <translation>Log masuk sebagai pengguna itu.</translation>
        </message>
        <message>
            <source>Sign in as the user who connected, or connect and pair again.</source>
            <translation>Log masuk sebagai pengguna yang menyambungkannya, atau sambungkan dan pasangkan semula.</translation>
        </message>
        <message>
            <source>Sign in to the computer so that its key store is open.</source>
            <translation>Log masuk ke komputer supaya stor kuncinya terbuka.</translation>
        </message>
        <message>
            <source>Some {name} on the platform are not as agreed.</source>
            <translation>Sebahagian {name} pada platform tidak seperti yang dipersetujui.</translation>
        </message>
        <message>
            <source>Somebody changed {number} in the books since ({changed}{more}).</source>
            <translation>Seseorang telah mengubah {number} dalam buku akaun sejak itu ({changed}{more}).</translation>
        </message>
        <message>
            <source>Somebody else renews sign-ins for far too long.</source>
            <translation>Pihak lain mengambil masa terlalu lama memperbaharui log masuk.</translation>
        </message>
        <message>
            <source>Somebody entered {own} in the books at the same moment.</source>
            <translation>Seseorang memasukkan {own} dalam buku akaun pada saat yang sama.</translation>
        </message>
        <message>
            <source>Somebody has the database {database} for himself alone (single-user mode).</source>
            <translation>Seseorang menggunakan pangkalan data {database} seorang diri (mod pengguna tunggal).</translation>
        </message>
        <message>
            <source>Somebody is working on a record that is needed in {label} at the moment.</source>
            <translation>Seseorang sedang menggunakan rekod yang diperlukan dalam {label}.</translation>
        </message>
        <message>
            <source>Somebody is working on the record in the books.</source>
            <translation>Seseorang sedang menggunakan rekod itu dalam buku akaun.</translation>
        </message>
        <message>
            <source>Somebody is working on the same records of {label} at the moment.</source>
            <translation>Seseorang sedang menggunakan rekod yang sama dalam {label}.</translation>
        </message>
        <message>
            <source>Something answers for {where}, but it is no Firebird server, or none that is ready.</source>
            <translation>Sesuatu menjawab untuk {where}, tetapi ia bukan pelayan Firebird, atau pelayan yang belum sedia.</translation>
        </message>
        <message>
            <source>Something was said on the control channel that is not understood.</source>
            <translation>Sesuatu yang tidak difahami diucapkan pada saluran kawalan.</translation>
        </message>
        <message>
            <source>Start the agent again.</source>
            <translation>Mulakan perkhidmatan BukuBridge semula.</translation>
        </message>
        <message>
            <source>Stop BukuBridge on {holder}, or disconnect the company there; a few minutes later it is free.</source>
            <translation>Hentikan BukuBridge pada {holder}, atau putuskan sambungan syarikat di sana; beberapa minit kemudian ia bebas.</translation>
        </message>
        <message>
            <source>Switch it on first.</source>
            <translation>Hidupkannya dahulu.</translation>
        </message>
        <message>
            <source>Take them in first.</source>
            <translation>Masukkannya dahulu.</translation>
        </message>
        <message>
            <source>Take them in under Settings first.</source>
            <translation>Masukkannya di bawah Tetapan dahulu.</translation>
        </message>
        <message>
            <source>Take {take} in first.</source>
            <translation>Masukkan {take} dahulu.</translation>
        </message>
        <message>
            <source>Taken back: {sentence}</source>
            <translation>Ditarik balik: {sentence}</translation>
        </message>
        <message>
            <source>That diagnostics file is no longer there.</source>
            <translation>Fail diagnostik itu sudah tiada.</translation>
        </message>
        <message>
            <source>The API has no list of changes: each run goes through all headers, fifty at a time.</source>
            <translation>API tiada senarai perubahan: setiap penyegerakan meneliti semua kepala dokumen, lima puluh sekali.</translation>
        </message>
        <message>
            <source>The Firebird client library that belongs to this program is missing.</source>
            <translation>Pustaka klien Firebird milik program ini tiada.</translation>
        </message>
        <message>
            <source>The Firebird server cannot read {where}: the file belongs to another Firebird version{told}.</source>
            <translation>Pelayan Firebird tidak dapat membaca {where}: fail itu milik versi Firebird lain{told}.</translation>
        </message>
        <message>
            <source>The ODBC driver for SQL Server cannot be loaded on this computer.</source>
            <translation>Pemacu ODBC untuk SQL Server tidak dapat dimuatkan pada komputer ini.</translation>
        </message>
        <message>
            <source>The ODBC driver {driver} is not one that this program can use with SQL Server.</source>
            <translation>Pemacu ODBC {driver} bukan pemacu yang boleh digunakan oleh program ini dengan SQL Server.</translation>
        </message>
        <message>
            <source>The ODBC driver {name} accepts only certificates that this computer trusts.</source>
            <translation>Pemacu ODBC {name} hanya menerima sijil yang dipercayai oleh komputer ini.</translation>
        </message>
        <message>
            <source>The ODBC driver {name} cannot be given a name or password with a closing brace.</source>
            <translation>Pemacu ODBC {name} tidak boleh diberi nama atau kata laluan yang mengandungi kurungan kerinting tutup.</translation>
        </message>
        <message>
            <source>The ODBC driver {name} cannot be told which certificate is the server's.</source>
            <translation>Pemacu ODBC {name} tidak boleh diberitahu sijil mana milik pelayan.</translation>
        </message>
        <message>
            <source>The ODBC driver {name} does not check who the server is.</source>
            <translation>Pemacu ODBC {name} tidak menyemak siapa pelayan itu.</translation>
        </message>
        <message>
            <source>The PC {holder} already keeps this company.</source>
            <translation>PC {holder} sudah menjaga syarikat ini.</translation>
        </message>
        <message>
            <source>The accounting program may have been updated: look for an update of BukuBridge.</source>
            <translation>Program perakaunan mungkin telah dikemas kini: cari kemas kini BukuBridge.</translation>
        </message>
        <message>
            <source>The address of {host} holds more than a place: a user, a password or a question.</source>
            <translation>Alamat {host} mengandungi lebih daripada tempat: pengguna, kata laluan atau pertanyaan.</translation>
        </message>
        <message>
            <source>The address of {name} must be https, or http on this computer.</source>
            <translation>Alamat {name} mesti https, atau http pada komputer ini.</translation>
        </message>
        <message>
            <source>The agent answered {name} where {name_2} was expected.</source>
            <translation>Perkhidmatan BukuBridge menjawab {name} sedangkan {name_2} dijangka.</translation>
        </message>
        <message>
            <source>The agent could not do this.</source>
            <translation>Perkhidmatan BukuBridge tidak dapat melakukan ini.</translation>
        </message>
        <message>
            <source>The agent did not accept this client.</source>
            <translation>Perkhidmatan BukuBridge tidak menerima program ini.</translation>
        </message>
        <message>
            <source>The agent does not know this request.</source>
            <translation>Perkhidmatan BukuBridge tidak mengenali permintaan ini.</translation>
        </message>
        <message>
            <source>The agent ends.</source>
            <translation>Perkhidmatan BukuBridge ditamatkan.</translation>
        </message>
        <message>
            <source>The agent is ending.</source>
            <translation>Perkhidmatan BukuBridge sedang ditamatkan.</translation>
        </message>
        <message>
            <source>The agent is not running.</source>
            <translation>Perkhidmatan BukuBridge tidak berjalan.</translation>
        </message>
        <message>
            <source>The agent is of another version.</source>
            <translation>Perkhidmatan BukuBridge ialah versi lain.</translation>
        </message>
        <message>
            <source>The agent is of version {version} and speaks another protocol.</source>
            <translation>Perkhidmatan BukuBridge ialah versi {version} dan menggunakan protokol lain.</translation>
        </message>
        <message>
            <source>The agent went away.</source>
            <translation>Perkhidmatan BukuBridge terhenti.</translation>
        </message>
        <message>
            <source>The amount of a payment must be more than 0.</source>
            <translation>Jumlah bayaran mesti lebih daripada 0.</translation>
        </message>
        <message>
            <source>The amount paid of invoice {label} must be more than 0.</source>
            <translation>Jumlah yang dibayar bagi invois {label} mesti lebih daripada 0.</translation>
        </message>
        <message>
            <source>The answer of {host} cannot be read to its end.</source>
            <translation>Jawapan {host} tidak dapat dibaca hingga penghujungnya.</translation>
        </message>
        <message>
            <source>The answer of {host} is longer than an answer may be.</source>
            <translation>Jawapan {host} lebih panjang daripada yang dibenarkan.</translation>
        </message>
        <message>
            <source>The answer of {title} is too long.</source>
            <translation>Jawapan {title} terlalu panjang.</translation>
        </message>
        <message>
            <source>The bank charge of a payment cannot be negative.</source>
            <translation>Caj bank bagi bayaran tidak boleh negatif.</translation>
        </message>
        <message>
            <source>The base unit of a product is changed with its units.</source>
            <translation>Unit asas produk diubah bersama unitnya.</translation>
        </message>
        <message>
            <source>The base unit of the product is {base}.</source>
            <translation>Unit asas produk itu ialah {base}.</translation>
        </message>
        <message>
            <source>The base unit of {code} is not changed any more: stock is counted in it.</source>
            <translation>Unit asas {code} tidak diubah lagi: stok dikira dengannya.</translation>
        </message>
        <message>
            <source>The base unit {base} is not among the units of the product.</source>
            <translation>Unit asas {base} tiada antara unit produk itu.</translation>
        </message>
        <message>
            <source>The base unit {base} of a product must have the rate 1.</source>
            <translation>Unit asas {base} bagi produk mesti mempunyai kadar 1.</translation>
        </message>
        <message>
            <source>The body is no batch: {exc}</source>
            <translation>Kandungannya bukan kelompok: {exc}</translation>
        </message>
        <message>
            <source>The books already use the code {code}.</source>
            <translation>Buku akaun sudah menggunakan kod {code}.</translation>
        </message>
        <message>
            <source>The books already use the number {number}.</source>
            <translation>Buku akaun sudah menggunakan nombor {number}.</translation>
        </message>
        <message>
            <source>The books cannot hold {value} as {name}.</source>
            <translation>Buku akaun tidak boleh menyimpan {value} sebagai {name}.</translation>
        </message>
        <message>
            <source>The books do not have {absent}, without which {kind} cannot be read.</source>
            <translation>Buku akaun tiada {absent}, dan tanpanya {kind} tidak dapat dibaca.</translation>
        </message>
        <message>
            <source>The books do not show how a full tax number (FullTIN) is made of its parts.</source>
            <translation>Buku akaun tidak menunjukkan bagaimana nombor cukai penuh (FullTIN) dibentuk daripada bahagiannya.</translation>
        </message>
        <message>
            <source>The books gave no answer whenever it was written.</source>
            <translation>Buku akaun tidak memberi jawapan setiap kali ia ditulis.</translation>
        </message>
        <message>
            <source>The books give no number for it: {reason}</source>
            <translation>Buku akaun tidak memberi nombor untuknya: {reason}</translation>
        </message>
        <message>
            <source>The books have no currency {currency}.</source>
            <translation>Buku akaun tiada mata wang {currency}.</translation>
        </message>
        <message>
            <source>The books have no customer {code}.</source>
            <translation>Buku akaun tiada pelanggan {code}.</translation>
        </message>
        <message>
            <source>The books have no field {name}.</source>
            <translation>Buku akaun tiada medan {name}.</translation>
        </message>
        <message>
            <source>The books have no generator for {table}.{column}, and keys are never invented.</source>
            <translation>Buku akaun tiada penjana untuk {table}.{column}, dan kunci tidak pernah direka.</translation>
        </message>
        <message>
            <source>The books have no invoice {number} to be paid.</source>
            <translation>Buku akaun tiada invois {number} untuk dibayar.</translation>
        </message>
        <message>
            <source>The books have no number sets of the known form.</source>
            <translation>Buku akaun tiada set nombor dalam bentuk yang dikenali.</translation>
        </message>
        <message>
            <source>The books have no payment method (none was given).</source>
            <translation>Buku akaun tiada kaedah bayaran (tiada yang diberikan).</translation>
        </message>
        <message>
            <source>The books have no payment method {header}.</source>
            <translation>Buku akaun tiada kaedah bayaran {header}.</translation>
        </message>
        <message>
            <source>The books have no place for {name} that could be written.</source>
            <translation>Buku akaun tiada tempat untuk {name} yang boleh ditulis.</translation>
        </message>
        <message>
            <source>The books have no room for another code that begins with {stem}.</source>
            <translation>Buku akaun tiada ruang untuk kod lain yang bermula dengan {stem}.</translation>
        </message>
        <message>
            <source>The books have no user ADMIN, in whose name records could be written.</source>
            <translation>Buku akaun tiada pengguna ADMIN, yang atas namanya rekod boleh ditulis.</translation>
        </message>
        <message>
            <source>The books have no word for {name} “{value}”.</source>
            <translation>Buku akaun tiada perkataan untuk {name} “{value}”.</translation>
        </message>
        <message>
            <source>The books have no {missing}, without which documents cannot be written.</source>
            <translation>Buku akaun tiada {missing}, dan tanpanya dokumen tidak boleh ditulis.</translation>
        </message>
        <message>
            <source>The books have no {name} “{value}”.</source>
            <translation>Buku akaun tiada {name} “{value}”.</translation>
        </message>
        <message>
            <source>The books have no {name}, which a rule of {kind} reads ({at}).</source>
            <translation>Buku akaun tiada {name}, yang dibaca oleh satu peraturan {kind} ({at}).</translation>
        </message>
        <message>
            <source>The books have no {name}.{name_2}.</source>
            <translation>Buku akaun tiada {name}.{name_2}.</translation>
        </message>
        <message>
            <source>The books have no {word} under the control account {parent} that would show how its account is kept.</source>
            <translation>Buku akaun tiada {word} di bawah akaun kawalan {parent} yang menunjukkan cara akaunnya disimpan.</translation>
        </message>
        <message>
            <source>The books have room for {count} references of a document.</source>
            <translation>Buku akaun ada ruang untuk {count} rujukan dokumen.</translation>
        </message>
        <message>
            <source>The books have room for {count} references of a payment.</source>
            <translation>Buku akaun ada ruang untuk {count} rujukan bayaran.</translation>
        </message>
        <message>
            <source>The books have room for {count} {name}, and there are {count_2}.</source>
            <translation>Buku akaun ada ruang untuk {count} {name}, tetapi ada {count_2}.</translation>
        </message>
        <message>
            <source>The books hold {found} {people} that their own program made; {value} are needed to find out and to prove how they are posted.</source>
            <translation>Buku akaun mengandungi {found} {people} yang dibuat oleh programnya sendiri; {value} diperlukan untuk mengetahui dan membuktikan cara ia diposkan.</translation>
        </message>
        <message>
            <source>The books keep customer {customer} in another currency ({kept}).</source>
            <translation>Buku akaun menyimpan pelanggan {customer} dalam mata wang lain ({kept}).</translation>
        </message>
        <message>
            <source>The books keep {name} without Unicode, and “{text}” has a character that they may lose.</source>
            <translation>Buku akaun menyimpan {name} tanpa Unicode, dan “{text}” mengandungi aksara yang mungkin hilang.</translation>
        </message>
        <message>
            <source>The books keep {scale} decimals in {name}, and {value} has more.</source>
            <translation>Buku akaun menyimpan {scale} tempat perpuluhan dalam {name}, dan {value} mempunyai lebih.</translation>
        </message>
        <message>
            <source>The books lack {table}.{name}.</source>
            <translation>Buku akaun tiada {table}.{name}.</translation>
        </message>
        <message>
            <source>The books lack {what}, without which {kind} cannot be read.</source>
            <translation>Buku akaun tiada {what}, dan tanpanya {kind} tidak dapat dibaca.</translation>
        </message>
        <message>
            <source>The books made nothing of nothing in {table}.{name}; nothing was kept.</source>
            <translation>Buku akaun menjadikan kosong kosong dalam {table}.{name}; tiada apa-apa disimpan.</translation>
        </message>
        <message>
            <source>The books made nothing of {value} in {table}.{name}; nothing was kept.</source>
            <translation>Buku akaun mengosongkan {value} dalam {table}.{name}; tiada apa-apa disimpan.</translation>
        </message>
        <message>
            <source>The books made {name} of nothing in {table}.{name_2}; nothing was kept.</source>
            <translation>Buku akaun mengisi {name} di tempat kosong dalam {table}.{name_2}; tiada apa-apa disimpan.</translation>
        </message>
        <message>
            <source>The books made {name} of {value} in {table}.{name_2}; nothing was kept.</source>
            <translation>Buku akaun menyimpan {name} dan bukan {value} dalam {table}.{name_2}; tiada apa-apa disimpan.</translation>
        </message>
        <message>
            <source>The books may have this record already.</source>
            <translation>Buku akaun mungkin sudah mempunyai rekod ini.</translation>
        </message>
        <message>
            <source>The books no longer have a table of {names}, which were read before.</source>
            <translation>Buku akaun tidak lagi mempunyai jadual {names}, yang dibaca sebelum ini.</translation>
        </message>
        <message>
            <source>The books no longer have the table {table}, from which records were read before.</source>
            <translation>Buku akaun tidak lagi mempunyai jadual {table}, tempat rekod dibaca sebelum ini.</translation>
        </message>
        <message>
            <source>The books of a company without a name can be read{program}.</source>
            <translation>Buku akaun sebuah syarikat tanpa nama boleh dibaca{program}.</translation>
        </message>
        <message>
            <source>The books of connection {name} did not answer in time.</source>
            <translation>Buku akaun bagi sambungan {name} tidak menjawab tepat pada masanya.</translation>
        </message>
        <message>
            <source>The books of {name} can be read{program}.</source>
            <translation>Buku akaun {name} boleh dibaca{program}.</translation>
        </message>
        <message>
            <source>The books seem to have it already, as {key}.</source>
            <translation>Buku akaun nampaknya sudah mempunyainya, sebagai {key}.</translation>
        </message>
        <message>
            <source>The books want a value in {table}.{missing} that this program does not know.</source>
            <translation>Buku akaun memerlukan nilai dalam {table}.{missing} yang tidak diketahui oleh program ini.</translation>
        </message>
        <message>
            <source>The books would show the {name} “{text}” as another text: they have no character set of their own.</source>
            <translation>Buku akaun akan menunjukkan {name} “{text}” sebagai teks lain: ia tiada set aksara sendiri.</translation>
        </message>
        <message>
            <source>The books' own total of {name} in {differing} is not the sum of what was read.</source>
            <translation>Jumlah {name} milik buku akaun sendiri dalam {differing} bukan jumlah apa yang dibaca.</translation>
        </message>
        <message>
            <source>The certificate of the database server was made for another name than {host}.</source>
            <translation>Sijil pelayan pangkalan data dibuat untuk nama selain {host}.</translation>
        </message>
        <message>
            <source>The certificate of {host} cannot be trusted, so nothing was sent.</source>
            <translation>Sijil {host} tidak boleh dipercayai, jadi tiada apa-apa dihantar.</translation>
        </message>
        <message>
            <source>The code is wrong, was used already, or is older than ten minutes.</source>
            <translation>Kod itu salah, telah digunakan, atau lebih lama daripada sepuluh minit.</translation>
        </message>
        <message>
            <source>The code of a record in {table} is no text in the books' character set.</source>
            <translation>Kod satu rekod dalam {table} bukan teks dalam set aksara buku akaun.</translation>
        </message>
        <message>
            <source>The codes in the books follow no pattern that could be gone on with.</source>
            <translation>Kod dalam buku akaun tidak mengikut corak yang boleh diteruskan.</translation>
        </message>
        <message>
            <source>The column never has the value {text}.</source>
            <translation>Lajur itu tidak pernah mempunyai nilai {text}.</translation>
        </message>
        <message>
            <source>The company behind the API seems to be restored from a backup.</source>
            <translation>Syarikat di sebalik API nampaknya dipulihkan daripada sandaran.</translation>
        </message>
        <message>
            <source>The company file and the vendor's API are two ways into the books: one does not become the other.</source>
            <translation>Fail syarikat dan API vendor ialah dua cara masuk ke buku akaun: yang satu tidak menjadi yang lain.</translation>
        </message>
        <message>
            <source>The company file of {name} is now at another place ({now}, before {before}): it was moved, or this is a copy of it.</source>
            <translation>Fail syarikat {name} kini di tempat lain ({now}, sebelum ini {before}): ia telah dipindahkan, atau ini salinannya.</translation>
        </message>
        <message>
            <source>The company file of {name} seems to be restored from a backup.</source>
            <translation>Fail syarikat {name} nampaknya dipulihkan daripada sandaran.</translation>
        </message>
        <message>
            <source>The company in these books is now called {name}, before {old}.</source>
            <translation>Syarikat dalam buku akaun ini kini bernama {name}, sebelum ini {old}.</translation>
        </message>
        <message>
            <source>The company uses every reference field of these documents (DOCREF1 …): there is no room for ours, by which it is found out what became of a write whose answer was lost.</source>
            <translation>Syarikat menggunakan setiap medan rujukan dokumen ini (DOCREF1 …): tiada ruang untuk rujukan kami, yang digunakan untuk mengetahui nasib penulisan yang jawapannya hilang.</translation>
        </message>
        <message>
            <source>The connection is encrypted in any case.</source>
            <translation>Sambungan itu tetap disulitkan.</translation>
        </message>
        <message>
            <source>The connection of this PC may be too slow just now.</source>
            <translation>Sambungan PC ini mungkin terlalu perlahan sekarang.</translation>
        </message>
        <message>
            <source>The connection to {host} broke off before the answer was there.</source>
            <translation>Sambungan ke {host} terputus sebelum jawapan tiba.</translation>
        </message>
        <message>
            <source>The connection to {label} broke off in the middle.</source>
            <translation>Sambungan ke {label} terputus di tengah jalan.</translation>
        </message>
        <message>
            <source>The connection to {label} broke off while a record was being written.</source>
            <translation>Sambungan ke {label} terputus semasa satu rekod sedang ditulis.</translation>
        </message>
        <message>
            <source>The connection to {label} was given up.</source>
            <translation>Sambungan ke {label} telah dilepaskan.</translation>
        </message>
        <message>
            <source>The consent at {title} is over.</source>
            <translation>Kebenaran di {title} telah tamat.</translation>
        </message>
        <message>
            <source>The control account of {code} is not changed here.</source>
            <translation>Akaun kawalan {code} tidak diubah di sini.</translation>
        </message>
        <message>
            <source>The control channel cannot be opened at {address}: {strerror}.</source>
            <translation>Saluran kawalan tidak dapat dibuka di {address}: {strerror}.</translation>
        </message>
        <message>
            <source>The counter of the books for {table}.{column} gives keys that are in use already.</source>
            <translation>Pembilang buku akaun untuk {table}.{column} memberi kunci yang sudah digunakan.</translation>
        </message>
        <message>
            <source>The database does not allow snapshots: documents are read in short pages, which hold their rows for a fraction of a second.</source>
            <translation>Pangkalan data tidak membenarkan petikan (snapshot): dokumen dibaca dalam halaman pendek, yang memegang barisnya sepersekian saat.</translation>
        </message>
        <message>
            <source>The database of the memory does not answer now.</source>
            <translation>Pangkalan data memori tidak menjawab sekarang.</translation>
        </message>
        <message>
            <source>The database of the memory has no room.</source>
            <translation>Pangkalan data memori tiada ruang.</translation>
        </message>
        <message>
            <source>The database server at {server} and this computer have no way of encrypting in common.</source>
            <translation>Pelayan pangkalan data di {server} dan komputer ini tiada cara penyulitan yang sama.</translation>
        </message>
        <message>
            <source>The database server at {server} did not accept {who}.</source>
            <translation>Pelayan pangkalan data di {server} tidak menerima {who}.</translation>
        </message>
        <message>
            <source>The database server cannot read {where}.</source>
            <translation>Pelayan pangkalan data tidak dapat membaca {where}.</translation>
        </message>
        <message>
            <source>The database server did not accept the user name and password for {where}.</source>
            <translation>Pelayan pangkalan data tidak menerima nama pengguna dan kata laluan untuk {where}.</translation>
        </message>
        <message>
            <source>The database server does not tell the time.</source>
            <translation>Pelayan pangkalan data tidak memberitahu masa.</translation>
        </message>
        <message>
            <source>The database server finds no company file at {where}.</source>
            <translation>Pelayan pangkalan data tidak menemui fail syarikat di {where}.</translation>
        </message>
        <message>
            <source>The database server has no room left for {database}.</source>
            <translation>Pelayan pangkalan data tiada ruang lagi untuk {database}.</translation>
        </message>
        <message>
            <source>The database server may not open {where}.</source>
            <translation>Pelayan pangkalan data tidak boleh membuka {where}.</translation>
        </message>
        <message>
            <source>The database server opened no cursor for a query.</source>
            <translation>Pelayan pangkalan data tidak membuka kursor untuk satu pertanyaan.</translation>
        </message>
        <message>
            <source>The database server refused a request for {label}.</source>
            <translation>Pelayan pangkalan data menolak permintaan untuk {label}.</translation>
        </message>
        <message>
            <source>The database server stumbled over text in {where} that is not in the company file's character set.</source>
            <translation>Pelayan pangkalan data tersangkut pada teks dalam {where} yang bukan dalam set aksara fail syarikat.</translation>
        </message>
        <message>
            <source>The database server took too long for a request for {label}.</source>
            <translation>Pelayan pangkalan data mengambil masa terlalu lama untuk permintaan bagi {label}.</translation>
        </message>
        <message>
            <source>The database user does not see other users' transactions: while one is open, recent changes are read again for up to an hour.</source>
            <translation>Pengguna pangkalan data tidak melihat transaksi pengguna lain: selagi ada yang terbuka, perubahan terkini dibaca semula sehingga sejam.</translation>
        </message>
        <message>
            <source>The database user may not {verb} {name} in {where}.</source>
            <translation>Pengguna pangkalan data tidak dibenarkan {verb} {name} dalam {where}.</translation>
        </message>
        <message>
            <source>The database {database} can only be read.</source>
            <translation>Pangkalan data {database} hanya boleh dibaca.</translation>
        </message>
        <message>
            <source>The database {database} is being restored from a backup.</source>
            <translation>Pangkalan data {database} sedang dipulihkan daripada sandaran.</translation>
        </message>
        <message>
            <source>The database {database} is damaged.</source>
            <translation>Pangkalan data {database} rosak.</translation>
        </message>
        <message>
            <source>The database {database} is not open at present.</source>
            <translation>Pangkalan data {database} tidak terbuka sekarang.</translation>
        </message>
        <message>
            <source>The database's user may not make the tables of the memory, or not use them.</source>
            <translation>Pengguna pangkalan data tidak dibenarkan membuat jadual memori, atau menggunakannya.</translation>
        </message>
        <message>
            <source>The date {column} of {record} is not plausible; correct it in the books.</source>
            <translation>Tarikh {column} bagi {record} tidak munasabah; betulkan dalam buku akaun.</translation>
        </message>
        <message>
            <source>The description of the provider does not say where accounts are listed.</source>
            <translation>Keterangan penyedia tidak menyatakan di mana akaun disenaraikan.</translation>
        </message>
        <message>
            <source>The description of the provider names {name}, which nobody gave.</source>
            <translation>Keterangan penyedia menyebut {name}, yang tidak diberikan oleh sesiapa.</translation>
        </message>
        <message>
            <source>The description of the provider {name} cannot be read: {exc}.</source>
            <translation>Keterangan penyedia {name} tidak dapat dibaca: {exc}.</translation>
        </message>
        <message>
            <source>The due date of an invoice follows its credit term.</source>
            <translation>Tarikh akhir bayaran invois mengikut terma kreditnya.</translation>
        </message>
        <message>
            <source>The entity; left out of a deletion.</source>
            <translation>Entiti; tidak disertakan dalam pemadaman.</translation>
        </message>
        <message>
            <source>The folder of further providers is not there: {folder}.</source>
            <translation>Folder penyedia tambahan tiada: {folder}.</translation>
        </message>
        <message>
            <source>The folder {root} cannot be made: {strerror}.</source>
            <translation>Folder {root} tidak dapat dibuat: {strerror}.</translation>
        </message>
        <message>
            <source>The home currency of the books is not known.</source>
            <translation>Mata wang tempatan buku akaun tidak diketahui.</translation>
        </message>
        <message>
            <source>The invoice has no lines.</source>
            <translation>Invois itu tiada baris.</translation>
        </message>
        <message>
            <source>The invoice is cancelled: there is nothing to enter into the books.</source>
            <translation>Invois itu dibatalkan: tiada apa-apa untuk dimasukkan ke dalam buku akaun.</translation>
        </message>
        <message>
            <source>The job was taken out of the line.</source>
            <translation>Kerja itu dikeluarkan daripada barisan.</translation>
        </message>
        <message>
            <source>The key file {path} cannot be read: {strerror}.</source>
            <translation>Fail kunci {path} tidak dapat dibaca: {strerror}.</translation>
        </message>
        <message>
            <source>The key file {path} is damaged.</source>
            <translation>Fail kunci {path} rosak.</translation>
        </message>
        <message>
            <source>The key of the control channel is not safe: it is damaged.</source>
            <translation>Kunci saluran kawalan tidak selamat: ia rosak.</translation>
        </message>
        <message>
            <source>The key of the control channel is not safe: {reason}</source>
            <translation>Kunci saluran kawalan tidak selamat: {reason}</translation>
        </message>
        <message>
            <source>The key store of this computer cannot be used now.</source>
            <translation>Stor kunci komputer ini tidak dapat digunakan sekarang.</translation>
        </message>
        <message>
            <source>The last attempt to write {code} into the books is not over yet.</source>
            <translation>Percubaan terakhir untuk menulis {code} ke dalam buku akaun belum selesai.</translation>
        </message>
        <message>
            <source>The last recorded run ended {ago} ago: {outcome}.</source>
            <translation>Penyegerakan terakhir yang direkodkan tamat {ago} yang lalu: {outcome}.</translation>
        </message>
        <message>
            <source>The last run failed.</source>
            <translation>Penyegerakan terakhir gagal.</translation>
        </message>
        <message>
            <source>The last run was stopped before its end.</source>
            <translation>Penyegerakan terakhir dihentikan sebelum selesai.</translation>
        </message>
        <message>
            <source>The lease of the agent's Welcome.</source>
            <translation>Pegangan daripada salam perkhidmatan.</translation>
        </message>
        <message>
            <source>The ledger program may have been upgraded: run doctor and send the diagnostics file to support.</source>
            <translation>Program perakaunan mungkin telah dinaik taraf: jalankan pemeriksaan dan hantar fail diagnostik kepada bahagian sokongan.</translation>
        </message>
        <message>
            <source>The list of connections is not safe: {reason}</source>
            <translation>Senarai sambungan tidak selamat: {reason}</translation>
        </message>
        <message>
            <source>The list of connections was made by a newer version.</source>
            <translation>Senarai sambungan dibuat oleh versi yang lebih baharu.</translation>
        </message>
        <message>
            <source>The list of connections {path} cannot be read: {exc}.</source>
            <translation>Senarai sambungan {path} tidak dapat dibaca: {exc}.</translation>
        </message>
        <message>
            <source>The log says more.</source>
            <translation>Log menyatakan lebih lanjut.</translation>
        </message>
        <message>
            <source>The login does not see other users' transactions: what somebody saves after more than a quarter of an hour is found by the next sweep.</source>
            <translation>Log masuk itu tidak melihat transaksi pengguna lain: apa yang disimpan seseorang selepas lebih daripada suku jam ditemui oleh semakan penuh seterusnya.</translation>
        </message>
        <message>
            <source>The login of Windows has not the right in {database} that this needs.</source>
            <translation>Log masuk Windows tiada hak dalam {database} yang diperlukan.</translation>
        </message>
        <message>
            <source>The login {user} has not the right in {database} that this needs.</source>
            <translation>Log masuk {user} tiada hak dalam {database} yang diperlukan.</translation>
        </message>
        <message>
            <source>The login {user} is switched off or locked on the database server.</source>
            <translation>Log masuk {user} dimatikan atau dikunci pada pelayan pangkalan data.</translation>
        </message>
        <message>
            <source>The mapping can be used, {whose}.</source>
            <translation>Pemetaan boleh digunakan, {whose}.</translation>
        </message>
        <message>
            <source>The mapping cannot be used: {file} is nested too deeply.</source>
            <translation>Pemetaan tidak boleh digunakan: {file} bersarang terlalu dalam.</translation>
        </message>
        <message>
            <source>The mapping cannot be used: {sentence} ({self}).</source>
            <translation>Pemetaan tidak boleh digunakan: {sentence} ({self}).</translation>
        </message>
        <message>
            <source>The mapping file {name} cannot be read: {strerror}.</source>
            <translation>Fail pemetaan {name} tidak dapat dibaca: {strerror}.</translation>
        </message>
        <message>
            <source>The mapping of {provider} has no section {kind}.{table}.</source>
            <translation>Pemetaan {provider} tiada bahagian {kind}.{table}.</translation>
        </message>
        <message>
            <source>The memories in the database were written by a later version of this program.</source>
            <translation>Memori dalam pangkalan data ditulis oleh versi program yang lebih baharu.</translation>
        </message>
        <message>
            <source>The memory is damaged.</source>
            <translation>Memori itu rosak.</translation>
        </message>
        <message>
            <source>The memory of the connection is damaged.</source>
            <translation>Memori sambungan itu rosak.</translation>
        </message>
        <message>
            <source>The memory of this connection was damaged.</source>
            <translation>Memori sambungan ini telah rosak.</translation>
        </message>
        <message>
            <source>The memory was written by an earlier version.</source>
            <translation>Memori itu ditulis oleh versi terdahulu.</translation>
        </message>
        <message>
            <source>The name of the SQL Server instance cannot be right.</source>
            <translation>Nama tika SQL Server itu tidak mungkin betul.</translation>
        </message>
        <message>
            <source>The name of the company's database is missing.</source>
            <translation>Nama pangkalan data syarikat tiada.</translation>
        </message>
        <message>
            <source>The name of the server's computer has characters that no name has.</source>
            <translation>Nama komputer pelayan mengandungi aksara yang tiada dalam mana-mana nama.</translation>
        </message>
        <message>
            <source>The name {host} is not known on this network.</source>
            <translation>Nama {host} tidak dikenali pada rangkaian ini.</translation>
        </message>
        <message>
            <source>The names on the platform are not known now.</source>
            <translation>Nama pada platform tidak diketahui sekarang.</translation>
        </message>
        <message>
            <source>The next one goes on where it was.</source>
            <translation>Yang seterusnya menyambung dari tempat ia berhenti.</translation>
        </message>
        <message>
            <source>The next run brings it up to date.</source>
            <translation>Penyegerakan seterusnya mengemas kininya.</translation>
        </message>
        <message>
            <source>The next run is due at {next_at}.</source>
            <translation>Penyegerakan seterusnya dijadualkan pada {next_at}.</translation>
        </message>
        <message>
            <source>The next run reads everything again and compares it.</source>
            <translation>Penyegerakan seterusnya membaca semula semuanya dan membandingkannya.</translation>
        </message>
        <message>
            <source>The number of requests a second must be more than 0.</source>
            <translation>Bilangan permintaan sesaat mesti lebih daripada 0.</translation>
        </message>
        <message>
            <source>The number of {number} cannot be changed any more: it is in the books under it.</source>
            <translation>Nombor {number} tidak boleh diubah lagi: ia ada dalam buku akaun dengan nombor itu.</translation>
        </message>
        <message>
            <source>The number {value} is too large for its column.</source>
            <translation>Nombor {value} terlalu besar untuk lajurnya.</translation>
        </message>
        <message>
            <source>The number {wanted} is used already in the books.</source>
            <translation>Nombor {wanted} sudah digunakan dalam buku akaun.</translation>
        </message>
        <message>
            <source>The organization is connected with other books.</source>
            <translation>Organisasi itu disambungkan dengan buku akaun lain.</translation>
        </message>
        <message>
            <source>The organization on the platform is now called {name}, before {old}.</source>
            <translation>Organisasi pada platform kini bernama {name}, sebelum ini {old}.</translation>
        </message>
        <message>
            <source>The other side</source>
            <translation>Pihak yang satu lagi</translation>
        </message>
        <message>
            <source>The password of the login {user} has expired or must be changed first.</source>
            <translation>Kata laluan log masuk {user} telah luput atau mesti ditukar dahulu.</translation>
        </message>
        <message>
            <source>The path of the company file is missing.</source>
            <translation>Laluan fail syarikat tiada.</translation>
        </message>
        <message>
            <source>The payment has no payment method.</source>
            <translation>Bayaran itu tiada kaedah bayaran.</translation>
        </message>
        <message>
            <source>The payment is cancelled: there is nothing to enter into the books.</source>
            <translation>Bayaran itu dibatalkan: tiada apa-apa untuk dimasukkan ke dalam buku akaun.</translation>
        </message>
        <message>
            <source>The payment names the same invoice twice.</source>
            <translation>Bayaran itu menyebut invois yang sama dua kali.</translation>
        </message>
        <message>
            <source>The platform</source>
            <translation>Platform</translation>
        </message>
        <message>
            <source>The platform already has {adopted} records of this connection; they are compared, not sent again.</source>
            <translation>Platform sudah mempunyai {adopted} rekod sambungan ini; rekod itu dibandingkan, bukan dihantar semula.</translation>
        </message>
        <message>
            <source>The platform answered for another record than was asked.</source>
            <translation>Platform menjawab untuk rekod lain daripada yang ditanya.</translation>
        </message>
        <message>
            <source>The platform answers for {name}, not for {old}.</source>
            <translation>Platform menjawab untuk {name}, bukan untuk {old}.</translation>
        </message>
        <message>
            <source>The platform cannot be reached since {offline_since}.</source>
            <translation>Platform tidak dapat dihubungi sejak {offline_since}.</translation>
        </message>
        <message>
            <source>The platform cannot be reached.</source>
            <translation>Platform tidak dapat dihubungi.</translation>
        </message>
        <message>
            <source>The platform did not accept the code.</source>
            <translation>Platform tidak menerima kod itu.</translation>
        </message>
        <message>
            <source>The platform did not answer for every record.</source>
            <translation>Platform tidak menjawab untuk setiap rekod.</translation>
        </message>
        <message>
            <source>The platform does not accept this PC's token: it was revoked, or replaced by a newer pairing.</source>
            <translation>Platform tidak menerima token PC ini: ia telah dibatalkan, atau digantikan oleh pemasangan yang lebih baharu.</translation>
        </message>
        <message>
            <source>The platform fails whenever this record is sent.</source>
            <translation>Platform gagal setiap kali rekod ini dihantar.</translation>
        </message>
        <message>
            <source>The platform gave changes out of their order.</source>
            <translation>Platform memberi perubahan di luar turutan.</translation>
        </message>
        <message>
            <source>The platform gave {count} answers for {count_2} records.</source>
            <translation>Platform memberi {count} jawapan untuk {count_2} rekod.</translation>
        </message>
        <message>
            <source>The platform has to give the numbers: {reason}</source>
            <translation>Platform perlu memberi nombor: {reason}</translation>
        </message>
        <message>
            <source>The platform has {count} {name}, {count_2} were agreed.</source>
            <translation>Platform mempunyai {count} {name}, {count_2} telah dipersetujui.</translation>
        </message>
        <message>
            <source>The platform is asked before it is sent again.</source>
            <translation>Platform ditanya sebelum ia dihantar semula.</translation>
        </message>
        <message>
            <source>The platform is now at another address ({now}, before {before}).</source>
            <translation>Platform kini di alamat lain ({now}, sebelum ini {before}).</translation>
        </message>
        <message>
            <source>The platform lists changes without coming to an end.</source>
            <translation>Platform menyenaraikan perubahan tanpa henti.</translation>
        </message>
        <message>
            <source>The platform lists records without coming to an end.</source>
            <translation>Platform menyenaraikan rekod tanpa henti.</translation>
        </message>
        <message>
            <source>The platform no longer counts this PC as the company's keeper.</source>
            <translation>Platform tidak lagi menganggap PC ini sebagai penjaga syarikat.</translation>
        </message>
        <message>
            <source>The platform refused.</source>
            <translation>Platform menolak.</translation>
        </message>
        <message>
            <source>The platform says: {detail}</source>
            <translation>Platform menyatakan: {detail}</translation>
        </message>
        <message>
            <source>The platform's database seems to be restored from a backup, just now while records were sent.</source>
            <translation>Pangkalan data platform nampaknya dipulihkan daripada sandaran, semasa rekod sedang dihantar.</translation>
        </message>
        <message>
            <source>The platform's database seems to be restored from a backup.</source>
            <translation>Pangkalan data platform nampaknya dipulihkan daripada sandaran.</translation>
        </message>
        <message>
            <source>The platform's database seems to be restored from a backup: it has fewer changes than before.</source>
            <translation>Pangkalan data platform nampaknya dipulihkan daripada sandaran: ia mempunyai lebih sedikit perubahan daripada dahulu.</translation>
        </message>
        <message>
            <source>The platform's operator has to check it.</source>
            <translation>Pengendali platform perlu memeriksanya.</translation>
        </message>
        <message>
            <source>The provider did not allow it.</source>
            <translation>Penyedia tidak membenarkannya.</translation>
        </message>
        <message>
            <source>The proxy of this network does not let the connection to {host} through.</source>
            <translation>Proksi rangkaian ini tidak membenarkan sambungan ke {host}.</translation>
        </message>
        <message>
            <source>The rate of {currency} is missing.</source>
            <translation>Kadar {currency} tiada.</translation>
        </message>
        <message>
            <source>The record has {size}, more than the platform takes.</source>
            <translation>Rekod itu bersaiz {size}, lebih daripada yang diterima oleh platform.</translation>
        </message>
        <message>
            <source>The record is being changed in the books again and again.</source>
            <translation>Rekod itu diubah berulang kali dalam buku akaun.</translation>
        </message>
        <message>
            <source>The record is gone.</source>
            <translation>Rekod itu sudah tiada.</translation>
        </message>
        <message>
            <source>The record is not as it was read.</source>
            <translation>Rekod itu tidak seperti ketika dibaca.</translation>
        </message>
        <message>
            <source>The record is not in the books yet.</source>
            <translation>Rekod itu belum ada dalam buku akaun.</translation>
        </message>
        <message>
            <source>The record was changed in the meantime.</source>
            <translation>Rekod itu telah diubah sementara itu.</translation>
        </message>
        <message>
            <source>The record was refused by the books when it was new.</source>
            <translation>Rekod itu ditolak oleh buku akaun ketika ia baharu.</translation>
        </message>
        <message>
            <source>The record {key}, which it was to be linked with, is not in the books.</source>
            <translation>Rekod {key}, yang sepatutnya dipautkan dengannya, tiada dalam buku akaun.</translation>
        </message>
        <message>
            <source>The rehearsal found no rules.</source>
            <translation>Raptai tidak menemui peraturan.</translation>
        </message>
        <message>
            <source>The rehearsal was stopped.</source>
            <translation>Raptai dihentikan.</translation>
        </message>
        <message>
            <source>The request did not reach {host} in time.</source>
            <translation>Permintaan tidak sampai ke {host} tepat pada masanya.</translation>
        </message>
        <message>
            <source>The request was stopped.</source>
            <translation>Permintaan dihentikan.</translation>
        </message>
        <message>
            <source>The rule that {sentence} {state}.</source>
            <translation>Peraturan bahawa {sentence} {state}.</translation>
        </message>
        <message>
            <source>The rules are kept.</source>
            <translation>Peraturan disimpan.</translation>
        </message>
        <message>
            <source>The run was cut off.</source>
            <translation>Penyegerakan terputus.</translation>
        </message>
        <message>
            <source>The run was stopped.</source>
            <translation>Penyegerakan dihentikan.</translation>
        </message>
        <message>
            <source>The running run did not end in time.</source>
            <translation>Penyegerakan yang berjalan tidak tamat tepat pada masanya.</translation>
        </message>
        <message>
            <source>The schedule cannot work: {exc}.</source>
            <translation>Jadual itu tidak dapat berfungsi: {exc}.</translation>
        </message>
        <message>
            <source>The schedule has no next time.</source>
            <translation>Jadual itu tiada masa seterusnya.</translation>
        </message>
        <message>
            <source>The schedule {cron} cannot be understood: {exc}.</source>
            <translation>Jadual {cron} tidak dapat difahami: {exc}.</translation>
        </message>
        <message>
            <source>The scope of the signature is missing.</source>
            <translation>Skop tandatangan tiada.</translation>
        </message>
        <message>
            <source>The server cannot keep secrets now: its operator has to give it its key.</source>
            <translation>Pelayan tidak dapat menyimpan rahsia sekarang: pengendalinya perlu memberi kuncinya.</translation>
        </message>
        <message>
            <source>The settings can be read.</source>
            <translation>Tetapan boleh dibaca.</translation>
        </message>
        <message>
            <source>The sides still differ.</source>
            <translation>Kedua-dua pihak masih berbeza.</translation>
        </message>
        <message>
            <source>The sign-in at {title} ends {when}.</source>
            <translation>Log masuk di {title} tamat {when}.</translation>
        </message>
        <message>
            <source>The sign-in at {title} is over.</source>
            <translation>Log masuk di {title} telah tamat.</translation>
        </message>
        <message>
            <source>The sign-in is over.</source>
            <translation>Log masuk telah tamat.</translation>
        </message>
        <message>
            <source>The sign-in opened no account that can be connected.</source>
            <translation>Log masuk itu tidak membuka akaun yang boleh disambungkan.</translation>
        </message>
        <message>
            <source>The sign-in was given up, and nothing was connected.</source>
            <translation>Log masuk itu dilepaskan, dan tiada apa-apa disambungkan.</translation>
        </message>
        <message>
            <source>The state file cannot be opened.</source>
            <translation>Fail keadaan tidak dapat dibuka.</translation>
        </message>
        <message>
            <source>The state file cannot be written.</source>
            <translation>Fail keadaan tidak dapat ditulis.</translation>
        </message>
        <message>
            <source>The state file is being brought up to date.</source>
            <translation>Fail keadaan sedang dikemas kini.</translation>
        </message>
        <message>
            <source>The state file is damaged.</source>
            <translation>Fail keadaan rosak.</translation>
        </message>
        <message>
            <source>The state file is in use by another program.</source>
            <translation>Fail keadaan sedang digunakan oleh program lain.</translation>
        </message>
        <message>
            <source>The state file was written by a later version of this program.</source>
            <translation>Fail keadaan ditulis oleh versi program yang lebih baharu.</translation>
        </message>
        <message>
            <source>The stored access key is damaged.</source>
            <translation>Kunci akses yang disimpan rosak.</translation>
        </message>
        <message>
            <source>The stored sign-in of this PC is damaged.</source>
            <translation>Log masuk PC ini yang disimpan rosak.</translation>
        </message>
        <message>
            <source>The structure of the books, the version of the program or its settings changed since it was rehearsed: rehearse it again.</source>
            <translation>Struktur buku akaun, versi program atau tetapannya telah berubah sejak diraptai: raptai semula.</translation>
        </message>
        <message>
            <source>The table {name} of the books has no primary key, so that its rows cannot be written safely.</source>
            <translation>Jadual {name} buku akaun tiada kunci utama, jadi barisnya tidak boleh ditulis dengan selamat.</translation>
        </message>
        <message>
            <source>The tax identity of {code} belongs to {other}, too, and is not changed for both.</source>
            <translation>Identiti cukai {code} juga milik {other}, dan tidak diubah untuk kedua-duanya.</translation>
        </message>
        <message>
            <source>The text for {name} has a character that nobody can read (NUL).</source>
            <translation>Teks untuk {name} mengandungi aksara yang tidak boleh dibaca (NUL).</translation>
        </message>
        <message>
            <source>The text for {name} is longer than {memo_length} characters.</source>
            <translation>Teks untuk {name} lebih panjang daripada {memo_length} aksara.</translation>
        </message>
        <message>
            <source>The text “{value}” has “{strange}”, which the character set of the books lacks ({name}).</source>
            <translation>Teks “{value}” mengandungi “{strange}”, yang tiada dalam set aksara buku akaun ({name}).</translation>
        </message>
        <message>
            <source>The text “{value}” is too long for {name}: the books have room for {length} characters.</source>
            <translation>Teks “{value}” terlalu panjang untuk {name}: buku akaun ada ruang untuk {length} aksara.</translation>
        </message>
        <message>
            <source>The token was revoked.</source>
            <translation>Token itu telah dibatalkan.</translation>
        </message>
        <message>
            <source>The total of an invoice cannot be negative.</source>
            <translation>Jumlah invois tidak boleh negatif.</translation>
        </message>
        <message>
            <source>The total {total} is not what the lines add up to: {added}.</source>
            <translation>Jumlah {total} bukan hasil tambah baris: {added}.</translation>
        </message>
        <message>
            <source>The two sides were not compared yet.</source>
            <translation>Kedua-dua pihak belum dibandingkan.</translation>
        </message>
        <message>
            <source>The value of {table}.{name} of {key} is no {type}.</source>
            <translation>Nilai {table}.{name} bagi {key} bukan {type}.</translation>
        </message>
        <message>
            <source>The vault is not safe: {reason}</source>
            <translation>Peti simpanan rahsia tidak selamat: {reason}</translation>
        </message>
        <message>
            <source>The vault was made by a newer version of BukuBridge.</source>
            <translation>Peti simpanan rahsia dibuat oleh versi BukuBridge yang lebih baharu.</translation>
        </message>
        <message>
            <source>The vault {path} cannot be read: {strerror}.</source>
            <translation>Peti simpanan rahsia {path} tidak dapat dibaca: {strerror}.</translation>
        </message>
        <message>
            <source>The vault {path} is damaged.</source>
            <translation>Peti simpanan rahsia {path} rosak.</translation>
        </message>
        <message>
            <source>The vault's key is damaged.</source>
            <translation>Kunci peti simpanan rahsia rosak.</translation>
        </message>
        <message>
            <source>The vault's key is not in {describe}.</source>
            <translation>Kunci peti simpanan rahsia tiada dalam {describe}.</translation>
        </message>
        <message>
            <source>The vault's key is not safe: {reason}</source>
            <translation>Kunci peti simpanan rahsia tidak selamat: {reason}</translation>
        </message>
        <message>
            <source>The vault's key is too long for the key store.</source>
            <translation>Kunci peti simpanan rahsia terlalu panjang untuk stor kunci.</translation>
        </message>
        <message>
            <source>The {field} kept for {provider} {connection} was changed or moved.</source>
            <translation>{field} yang disimpan untuk {provider} {connection} telah diubah atau dipindahkan.</translation>
        </message>
        <message>
            <source>The {name} has {long}; the books take {room}.</source>
            <translation>{name} mempunyai {long}; buku akaun menerima {room}.</translation>
        </message>
        <message>
            <source>The {name} {day} lies in a closed period: the books do not accept it any more.</source>
            <translation>{name} {day} berada dalam tempoh yang ditutup: buku akaun tidak menerimanya lagi.</translation>
        </message>
        <message>
            <source>The {name} {day} lies in the future.</source>
            <translation>{name} {day} berada pada masa hadapan.</translation>
        </message>
        <message>
            <source>The {record} cannot be read: {problem}.</source>
            <translation>{record} tidak dapat dibaca: {problem}.</translation>
        </message>
        <message>
            <source>The {word} is cancelled, and is not changed any more.</source>
            <translation>{word} itu dibatalkan, dan tidak diubah lagi.</translation>
        </message>
        <message>
            <source>The {word} was deleted through the API: it cannot be brought back with its number.</source>
            <translation>{word} itu dipadam melalui API: ia tidak dapat dikembalikan dengan nombornya.</translation>
        </message>
        <message>
            <source>The {word} was sent to MyInvois since.</source>
            <translation>{word} itu telah dihantar ke MyInvois sejak itu.</translation>
        </message>
        <message>
            <source>The {word} was sent to MyInvois, and is not changed any more.</source>
            <translation>{word} itu telah dihantar ke MyInvois, dan tidak diubah lagi.</translation>
        </message>
        <message>
            <source>The {word} {code} is used in the books ({name}), and is not deleted.</source>
            <translation>{word} {code} digunakan dalam buku akaun ({name}), dan tidak dipadam.</translation>
        </message>
        <message>
            <source>There are no keys for this connection.</source>
            <translation>Tiada kunci untuk sambungan ini.</translation>
        </message>
        <message>
            <source>There are {count} more problems in it.</source>
            <translation>Ada {count} lagi masalah di dalamnya.</translation>
        </message>
        <message>
            <source>There are: {endpoints}.</source>
            <translation>Yang ada: {endpoints}.</translation>
        </message>
        <message>
            <source>There is a key file already: {path}.</source>
            <translation>Fail kunci sudah ada: {path}.</translation>
        </message>
        <message>
            <source>There is a record with this code or number already in {label}.</source>
            <translation>Rekod dengan kod atau nombor ini sudah ada dalam {label}.</translation>
        </message>
        <message>
            <source>There is no conflict in {unknown}.</source>
            <translation>Tiada percanggahan dalam {unknown}.</translation>
        </message>
        <message>
            <source>There is no database {database} on {server}, or this login may not open it.</source>
            <translation>Tiada pangkalan data {database} pada {server}, atau log masuk ini tidak boleh membukanya.</translation>
        </message>
        <message>
            <source>There is no endpoint {name}.</source>
            <translation>Tiada titik akhir {name}.</translation>
        </message>
        <message>
            <source>There is no mapping for {provider}.</source>
            <translation>Tiada pemetaan untuk {provider}.</translation>
        </message>
        <message>
            <source>There is no provider {provider}.</source>
            <translation>Tiada penyedia {provider}.</translation>
        </message>
        <message>
            <source>There is no room left on the disk for {path}.</source>
            <translation>Tiada ruang lagi pada cakera untuk {path}.</translation>
        </message>
        <message>
            <source>There is no room on the disk.</source>
            <translation>Tiada ruang pada cakera.</translation>
        </message>
        <message>
            <source>There is no such invoice.</source>
            <translation>Tiada invois sedemikian.</translation>
        </message>
        <message>
            <source>There is no time zone {timezone}.</source>
            <translation>Tiada zon masa {timezone}.</translation>
        </message>
        <message>
            <source>There is no way {way} into {title}.</source>
            <translation>Tiada cara {way} ke dalam {title}.</translation>
        </message>
        <message>
            <source>There is nothing called {name} in the diagnostics file.</source>
            <translation>Tiada apa-apa bernama {name} dalam fail diagnostik.</translation>
        </message>
        <message>
            <source>These are the books of {name}, not of {old}.</source>
            <translation>Ini buku akaun {name}, bukan {old}.</translation>
        </message>
        <message>
            <source>These books cannot be written.</source>
            <translation>Buku akaun ini tidak boleh ditulis.</translation>
        </message>
        <message>
            <source>These books have no {table}.</source>
            <translation>Buku akaun ini tiada {table}.</translation>
        </message>
        <message>
            <source>These books keep no tax identities.</source>
            <translation>Buku akaun ini tidak menyimpan identiti cukai.</translation>
        </message>
        <message>
            <source>These books need no rehearsal.</source>
            <translation>Buku akaun ini tidak memerlukan raptai.</translation>
        </message>
        <message>
            <source>These books show no samples.</source>
            <translation>Buku akaun ini tidak menunjukkan contoh.</translation>
        </message>
        <message>
            <source>They are asked before it is tried again.</source>
            <translation>Buku akaun ditanya sebelum ia dicuba semula.</translation>
        </message>
        <message>
            <source>They have {kind}.</source>
            <translation>Di dalamnya ada {kind}.</translation>
        </message>
        <message>
            <source>They wait until a person releases them.</source>
            <translation>Semuanya menunggu sehingga seseorang melepaskannya.</translation>
        </message>
        <message>
            <source>This PC is already paired with an organization {slug} on {platform}.</source>
            <translation>PC ini sudah dipasangkan dengan organisasi {slug} pada {platform}.</translation>
        </message>
        <message>
            <source>This PC is no longer paired with {name}.</source>
            <translation>PC ini tidak lagi dipasangkan dengan {name}.</translation>
        </message>
        <message>
            <source>This PC is not paired with an organization {slug}.</source>
            <translation>PC ini tidak dipasangkan dengan organisasi {slug}.</translation>
        </message>
        <message>
            <source>This PC is not paired with the platform.</source>
            <translation>PC ini tidak dipasangkan dengan platform.</translation>
        </message>
        <message>
            <source>This PC lets the agent open no port for the browser to come back to.</source>
            <translation>PC ini tidak membenarkan perkhidmatan membuka port untuk pelayar kembali.</translation>
        </message>
        <message>
            <source>This agent does not hold the company now; it must shake hands first.</source>
            <translation>Perkhidmatan ini tidak memegang syarikat sekarang; ia mesti berjabat dahulu.</translation>
        </message>
        <message>
            <source>This can be opened, but there are no books in it.</source>
            <translation>Ini boleh dibuka, tetapi tiada buku akaun di dalamnya.</translation>
        </message>
        <message>
            <source>This code does not connect anything here.</source>
            <translation>Kod ini tidak menyambungkan apa-apa di sini.</translation>
        </message>
        <message>
            <source>This company file has no {t}.{names}.</source>
            <translation>Fail syarikat ini tiada {t}.{names}.</translation>
        </message>
        <message>
            <source>This company has no {t}.{names}.</source>
            <translation>Syarikat ini tiada {t}.{names}.</translation>
        </message>
        <message>
            <source>This computer has no key store that keeps the vault's key safe.</source>
            <translation>Komputer ini tiada stor kunci yang menyimpan kunci peti simpanan rahsia dengan selamat.</translation>
        </message>
        <message>
            <source>This connection is switched off.</source>
            <translation>Sambungan ini dimatikan.</translation>
        </message>
        <message>
            <source>This field cannot have that value: {exc}.</source>
            <translation>Medan ini tidak boleh mempunyai nilai itu: {exc}.</translation>
        </message>
        <message>
            <source>This file cannot be read.</source>
            <translation>Fail ini tidak dapat dibaca.</translation>
        </message>
        <message>
            <source>This has gone through already, or is waiting no longer.</source>
            <translation>Ini sudah berjaya, atau tidak menunggu lagi.</translation>
        </message>
        <message>
            <source>This invoice was entered in the customer module, and is not edited from the platform.</source>
            <translation>Invois ini dimasukkan dalam modul pelanggan, dan tidak disunting daripada platform.</translation>
        </message>
        <message>
            <source>This is another database of the platform than before ({now}, before {before}).</source>
            <translation>Ini pangkalan data platform yang lain daripada dahulu ({now}, sebelum ini {before}).</translation>
        </message>
        <message>
            <source>This is another database of {name} than before ({now}, before {before}): a new year's file, or a copy that was rebuilt.</source>
            <translation>Ini pangkalan data {name} yang lain daripada dahulu ({now}, sebelum ini {before}): fail tahun baharu, atau salinan yang dibina semula.</translation>
        </message>
        <message>
            <source>This is decided already.</source>
            <translation>Ini sudah diputuskan.</translation>
        </message>
        <message>
            <source>This is no Firebird database.</source>
            <translation>Ini bukan pangkalan data Firebird.</translation>
        </message>
        <message>
            <source>This is no address of a server.</source>
            <translation>Ini bukan alamat pelayan.</translation>
        </message>
        <message>
            <source>This line of the log is no longer kept.</source>
            <translation>Baris log ini tidak disimpan lagi.</translation>
        </message>
        <message>
            <source>This organization is connected with {company_name}.</source>
            <translation>Organisasi ini disambungkan dengan {company_name}.</translation>
        </message>
        <message>
            <source>This platform is not registered with {title} yet: {title_2} is missing.</source>
            <translation>Platform ini belum didaftarkan dengan {title}: {title_2} tiada.</translation>
        </message>
        <message>
            <source>This program does not write {name} into {program}.</source>
            <translation>Program ini tidak menulis {name} ke dalam {program}.</translation>
        </message>
        <message>
            <source>This program sets payments against invoices only, not against {document_type}.</source>
            <translation>Program ini hanya memadankan bayaran dengan invois, bukan dengan {document_type}.</translation>
        </message>
        <message>
            <source>This provider is not connected.</source>
            <translation>Penyedia ini tidak disambungkan.</translation>
        </message>
        <message>
            <source>This rule cannot be tried on the books now, and nothing is kept untried.</source>
            <translation>Peraturan ini tidak boleh dicuba pada buku akaun sekarang, dan tiada apa-apa disimpan tanpa dicuba.</translation>
        </message>
        <message>
            <source>This version cannot open {title} itself.</source>
            <translation>Versi ini tidak boleh membuka {title} sendiri.</translation>
        </message>
        <message>
            <source>This version of AutoCount has no GUID for a new {word}, by which ours are known.</source>
            <translation>Versi AutoCount ini tiada GUID untuk {word} baharu, yang digunakan untuk mengenali rekod kami.</translation>
        </message>
        <message>
            <source>This version of the program cannot read the wished record: {exc}.</source>
            <translation>Versi program ini tidak dapat membaca rekod yang diingini: {exc}.</translation>
        </message>
        <message>
            <source>To decide: none.</source>
            <translation>Untuk diputuskan: tiada.</translation>
        </message>
        <message>
            <source>To decide: {fields}.</source>
            <translation>Untuk diputuskan: {fields}.</translation>
        </message>
        <message>
            <source>Too many deletions at once: they wait until a person releases them.</source>
            <translation>Terlalu banyak pemadaman sekali gus: semuanya menunggu sehingga seseorang melepaskannya.</translation>
        </message>
        <message>
            <source>Try again after it.</source>
            <translation>Cuba lagi selepas itu.</translation>
        </message>
        <message>
            <source>Try again in a minute.</source>
            <translation>Cuba lagi seminit lagi.</translation>
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation>Cuba lagi sebentar lagi.</translation>
        </message>
        <message>
            <source>Try again later.</source>
            <translation>Cuba lagi kemudian.</translation>
        </message>
        <message>
            <source>Trying again in {seconds} seconds.</source>
            <translation>Mencuba lagi dalam {seconds} saat.</translation>
        </message>
        <message>
            <source>Type a date such as 2026-03-01.</source>
            <translation>Taip tarikh seperti 2026-03-01.</translation>
        </message>
        <message>
            <source>Type a number.</source>
            <translation>Taip nombor.</translation>
        </message>
        <message>
            <source>Type a text.</source>
            <translation>Taip teks.</translation>
        </message>
        <message>
            <source>Type a whole number.</source>
            <translation>Taip nombor bulat.</translation>
        </message>
        <message>
            <source>Type an amount such as 12.50.</source>
            <translation>Taip jumlah seperti 12.50.</translation>
        </message>
        <message>
            <source>Type the text again in the books.</source>
            <translation>Taip semula teks itu dalam buku akaun.</translation>
        </message>
        <message>
            <source>Update BukuBridge, and start the agent again.</source>
            <translation>Kemas kini BukuBridge, dan mulakan perkhidmatannya semula.</translation>
        </message>
        <message>
            <source>Update BukuBridge.</source>
            <translation>Kemas kini BukuBridge.</translation>
        </message>
        <message>
            <source>Use for example cp1252, gbk or big5.</source>
            <translation>Gunakan misalnya cp1252, gbk atau big5.</translation>
        </message>
        <message>
            <source>Use one of: {loglevel}.</source>
            <translation>Gunakan satu daripada: {loglevel}.</translation>
        </message>
        <message>
            <source>Use {cancel}, delete or ignore.</source>
            <translation>Gunakan {cancel}, delete atau ignore.</translation>
        </message>
        <message>
            <source>User and password of a proxy do not belong into its address.</source>
            <translation>Pengguna dan kata laluan proksi tidak sepatutnya berada dalam alamatnya.</translation>
        </message>
        <message>
            <source>User holds a colon or what cannot be printed, which no proxy understands.</source>
            <translation>Pengguna mengandungi titik bertindih atau aksara yang tidak boleh dicetak, yang tidak difahami oleh mana-mana proksi.</translation>
        </message>
        <message>
            <source>Usual are sqlaccount and ap-southeast-5.</source>
            <translation>Yang biasa ialah sqlaccount dan ap-southeast-5.</translation>
        </message>
        <message>
            <source>Wait until SQL Server has recovered it, or let the administrator bring it online.</source>
            <translation>Tunggu sehingga SQL Server memulihkannya, atau minta pentadbir membawanya dalam talian.</translation>
        </message>
        <message>
            <source>Wait until the maintenance is over, or let the administrator set it back to multi-user.</source>
            <translation>Tunggu sehingga penyelenggaraan selesai, atau minta pentadbir menetapkannya kembali kepada berbilang pengguna.</translation>
        </message>
        <message>
            <source>Wait until the restore is done.</source>
            <translation>Tunggu sehingga pemulihan selesai.</translation>
        </message>
        <message>
            <source>What answers at the address of the API tells no company.</source>
            <translation>Apa yang menjawab di alamat API tidak menyatakan syarikat.</translation>
        </message>
        <message>
            <source>What became of the last edit of {number} cannot be told before it was rehearsed again.</source>
            <translation>Nasib suntingan terakhir {number} tidak dapat diketahui sebelum ia diraptai semula.</translation>
        </message>
        <message>
            <source>What became of the platform's changes could not be told yet.</source>
            <translation>Nasib perubahan platform belum dapat dinyatakan.</translation>
        </message>
        <message>
            <source>What came back from {host} cannot be read.</source>
            <translation>Apa yang kembali daripada {host} tidak dapat dibaca.</translation>
        </message>
        <message>
            <source>What it began goes on in the window where it was first opened; otherwise begin again.</source>
            <translation>Apa yang dimulakannya diteruskan dalam tetingkap tempat ia mula dibuka; jika tidak, mulakan semula.</translation>
        </message>
        <message>
            <source>What it keeps equal is shown below.</source>
            <translation>Apa yang dikekalkannya sama ditunjukkan di bawah.</translation>
        </message>
        <message>
            <source>What was written of it is not known any more, so that it cannot be taken back safely.</source>
            <translation>Apa yang telah ditulis daripadanya tidak diketahui lagi, jadi ia tidak boleh ditarik balik dengan selamat.</translation>
        </message>
        <message>
            <source>What {number} was before is not known any more.</source>
            <translation>Keadaan {number} sebelum ini tidak diketahui lagi.</translation>
        </message>
        <message>
            <source>Whether it took note of the sign-in is not known; nothing was connected.</source>
            <translation>Tidak diketahui sama ada ia mencatat log masuk itu; tiada apa-apa disambungkan.</translation>
        </message>
        <message>
            <source>Whether the server's certificate is to be trusted is answered with yes or no.</source>
            <translation>Sama ada sijil pelayan boleh dipercayai dijawab dengan ya atau tidak.</translation>
        </message>
        <message>
            <source>Which connection?</source>
            <translation>Sambungan yang mana?</translation>
        </message>
        <message>
            <source>Which counter of the books gives the keys {table}.{column} cannot be told, and keys are never invented.</source>
            <translation>Pembilang buku akaun yang memberi kunci {table}.{column} tidak dapat diketahui, dan kunci tidak pernah direka.</translation>
        </message>
        <message>
            <source>Which {account} shall be connected?</source>
            <translation>{account} mana yang hendak disambungkan?</translation>
        </message>
        <message>
            <source>Whoever wants to be sure removes the platform's access over there, too.</source>
            <translation>Sesiapa yang mahu pasti boleh membuang akses platform di sana juga.</translation>
        </message>
        <message>
            <source>Write it in plain Latin letters.</source>
            <translation>Tulis dengan huruf Latin biasa.</translation>
        </message>
        <message>
            <source>Write it with other characters.</source>
            <translation>Tulis dengan aksara lain.</translation>
        </message>
        <message>
            <source>Write it without this character.</source>
            <translation>Tulis tanpa aksara ini.</translation>
        </message>
        <message>
            <source>You, or the provider, did not allow the connection.</source>
            <translation>Anda, atau penyedia, tidak membenarkan sambungan itu.</translation>
        </message>
        <message>
            <source>Your comments could not be kept in the file: they are in {name}.</source>
            <translation>Ulasan anda tidak dapat disimpan dalam fail itu: ulasan itu ada dalam {name}.</translation>
        </message>
        <message>
            <source>Your mapping file {name} cannot be read.</source>
            <translation>Fail pemetaan anda {name} tidak dapat dibaca.</translation>
        </message>
        <message>
            <source>Your own were put aside as {name}.before.</source>
            <translation>Peraturan anda sendiri diketepikan sebagai {name}.before.</translation>
        </message>
        <message>
            <source>a company without a name</source>
            <translation>sebuah syarikat tanpa nama</translation>
        </message>
        <message>
            <source>area</source>
            <translation>kawasan</translation>
        </message>
        <message>
            <source>as delivered</source>
            <translation>seperti asal</translation>
        </message>
        <message>
            <source>category</source>
            <translation>kategori</translation>
        </message>
        <message>
            <source>created</source>
            <translation>dicipta</translation>
        </message>
        <message>
            <source>created in the books</source>
            <translation>dicipta dalam buku akaun</translation>
        </message>
        <message>
            <source>created in the books; the books were kept in {fields}</source>
            <translation>dicipta dalam buku akaun; buku akaun dikekalkan pada {fields}</translation>
        </message>
        <message>
            <source>customer payment</source>
            <translation>bayaran pelanggan</translation>
        </message>
        <message>
            <source>customer payments</source>
            <translation>bayaran pelanggan</translation>
        </message>
        <message>
            <source>customer type</source>
            <translation>jenis pelanggan</translation>
        </message>
        <message>
            <source>date</source>
            <translation>tarikh</translation>
        </message>
        <message>
            <source>deleted</source>
            <translation>dipadam</translation>
        </message>
        <message>
            <source>deleted in the books</source>
            <translation>dipadam dalam buku akaun</translation>
        </message>
        <message>
            <source>deleted in the books; the books were kept in {fields}</source>
            <translation>dipadam dalam buku akaun; buku akaun dikekalkan pada {fields}</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>gagal</translation>
        </message>
        <message>
            <source>for an invoice with tax of code</source>
            <translation>untuk invois dengan cukai berkod</translation>
        </message>
        <message>
            <source>for an invoice with tax of code {code}</source>
            <translation>untuk invois dengan cukai berkod {code}</translation>
        </message>
        <message>
            <source>in a foreign currency</source>
            <translation>dalam mata wang asing</translation>
        </message>
        <message>
            <source>item brand</source>
            <translation>jenama item</translation>
        </message>
        <message>
            <source>item category</source>
            <translation>kategori item</translation>
        </message>
        <message>
            <source>item class</source>
            <translation>kelas item</translation>
        </message>
        <message>
            <source>item type</source>
            <translation>jenis item</translation>
        </message>
        <message>
            <source>location</source>
            <translation>lokasi</translation>
        </message>
        <message>
            <source>made from another document</source>
            <translation>dibuat daripada dokumen lain</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>tiada</translation>
        </message>
        <message>
            <source>partial</source>
            <translation>sebahagian</translation>
        </message>
        <message>
            <source>payment method</source>
            <translation>kaedah bayaran</translation>
        </message>
        <message>
            <source>posting date</source>
            <translation>tarikh pengeposan</translation>
        </message>
        <message>
            <source>price category</source>
            <translation>kategori harga</translation>
        </message>
        <message>
            <source>price tag</source>
            <translation>tanda harga</translation>
        </message>
        <message>
            <source>project</source>
            <translation>projek</translation>
        </message>
        <message>
            <source>purchase agent</source>
            <translation>ejen belian</translation>
        </message>
        <message>
            <source>read</source>
            <translation>membaca</translation>
        </message>
        <message>
            <source>sales invoice</source>
            <translation>invois jualan</translation>
        </message>
        <message>
            <source>sales invoices</source>
            <translation>invois jualan</translation>
        </message>
        <message>
            <source>stock group</source>
            <translation>kumpulan stok</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>dihentikan</translation>
        </message>
        <message>
            <source>success</source>
            <translation>berjaya</translation>
        </message>
        <message>
            <source>supplier type</source>
            <translation>jenis pembekal</translation>
        </message>
        <message>
            <source>tariff</source>
            <translation>tarif</translation>
        </message>
        <message>
            <source>tax date</source>
            <translation>tarikh cukai</translation>
        </message>
        <message>
            <source>that bounced</source>
            <translation>yang ditolak bank</translation>
        </message>
        <message>
            <source>that is cancelled</source>
            <translation>yang dibatalkan</translation>
        </message>
        <message>
            <source>that pays a part of an invoice</source>
            <translation>yang membayar sebahagian invois</translation>
        </message>
        <message>
            <source>that pays an invoice in full</source>
            <translation>yang membayar invois sepenuhnya</translation>
        </message>
        <message>
            <source>the Windows user that this program runs as</source>
            <translation>pengguna Windows yang menjalankan program ini</translation>
        </message>
        <message>
            <source>the key file {path}</source>
            <translation>fail kunci {path}</translation>
        </message>
        <message>
            <source>the key store of this computer ({name})</source>
            <translation>stor kunci komputer ini ({name})</translation>
        </message>
        <message>
            <source>the login {user}</source>
            <translation>log masuk {user}</translation>
        </message>
        <message>
            <source>the platform</source>
            <translation>platform</translation>
        </message>
        <message>
            <source>updated</source>
            <translation>dikemas kini</translation>
        </message>
        <message>
            <source>updated in the books</source>
            <translation>dikemas kini dalam buku akaun</translation>
        </message>
        <message>
            <source>updated in the books; the books were kept in {fields}</source>
            <translation>dikemas kini dalam buku akaun; buku akaun dikekalkan pada {fields}</translation>
        </message>
        <message>
            <source>whose lines do not add up to its total</source>
            <translation>yang barisnya tidak berjumlah sama dengan jumlahnya</translation>
        </message>
        <message>
            <source>whose lines do not add up to its total in the home currency</source>
            <translation>yang barisnya tidak berjumlah sama dengan jumlahnya dalam mata wang tempatan</translation>
        </message>
        <message>
            <source>whose posting or tax date is not its date</source>
            <translation>yang tarikh pengeposan atau tarikh cukainya bukan tarikhnya</translation>
        </message>
        <message>
            <source>with a bank charge</source>
            <translation>dengan caj bank</translation>
        </message>
        <message>
            <source>with a batch number</source>
            <translation>dengan nombor kelompok</translation>
        </message>
        <message>
            <source>with a cheque number</source>
            <translation>dengan nombor cek</translation>
        </message>
        <message>
            <source>with a discount on a line</source>
            <translation>dengan diskaun pada satu baris</translation>
        </message>
        <message>
            <source>with a gain or loss of currency</source>
            <translation>dengan untung atau rugi tukaran mata wang</translation>
        </message>
        <message>
            <source>with a line of 0</source>
            <translation>dengan baris bernilai 0</translation>
        </message>
        <message>
            <source>with a line without a product</source>
            <translation>dengan baris tanpa produk</translation>
        </message>
        <message>
            <source>with a line without a tax code</source>
            <translation>dengan baris tanpa kod cukai</translation>
        </message>
        <message>
            <source>with a negative line</source>
            <translation>dengan baris negatif</translation>
        </message>
        <message>
            <source>with a product that has serial numbers</source>
            <translation>dengan produk yang mempunyai nombor siri</translation>
        </message>
        <message>
            <source>with a product whose stock is kept</source>
            <translation>dengan produk yang stoknya disimpan</translation>
        </message>
        <message>
            <source>with a product whose stock is not kept</source>
            <translation>dengan produk yang stoknya tidak disimpan</translation>
        </message>
        <message>
            <source>with a project</source>
            <translation>dengan projek</translation>
        </message>
        <message>
            <source>with a sales agent</source>
            <translation>dengan ejen jualan</translation>
        </message>
        <message>
            <source>with a stock location</source>
            <translation>dengan lokasi stok</translation>
        </message>
        <message>
            <source>with a tax code but no tax</source>
            <translation>dengan kod cukai tetapi tiada cukai</translation>
        </message>
        <message>
            <source>with a total below 0</source>
            <translation>dengan jumlah di bawah 0</translation>
        </message>
        <message>
            <source>with a total of 0</source>
            <translation>dengan jumlah 0</translation>
        </message>
        <message>
            <source>with a unit that is not the product's base unit</source>
            <translation>dengan unit yang bukan unit asas produk</translation>
        </message>
        <message>
            <source>with an amount that pays no invoice</source>
            <translation>dengan amaun yang tidak membayar sebarang invois</translation>
        </message>
        <message>
            <source>with an area</source>
            <translation>dengan kawasan</translation>
        </message>
        <message>
            <source>with one line</source>
            <translation>dengan satu baris</translation>
        </message>
        <message>
            <source>with prices that include tax</source>
            <translation>dengan harga termasuk cukai</translation>
        </message>
        <message>
            <source>with several lines</source>
            <translation>dengan beberapa baris</translation>
        </message>
        <message>
            <source>with several lines of one sales account</source>
            <translation>dengan beberapa baris daripada satu akaun jualan</translation>
        </message>
        <message>
            <source>with several lines of one tax code</source>
            <translation>dengan beberapa baris daripada satu kod cukai</translation>
        </message>
        <message>
            <source>with several sales accounts</source>
            <translation>dengan beberapa akaun jualan</translation>
        </message>
        <message>
            <source>with several tax codes</source>
            <translation>dengan beberapa kod cukai</translation>
        </message>
        <message>
            <source>with tax code</source>
            <translation>dengan kod cukai</translation>
        </message>
        <message>
            <source>with tax code {code}</source>
            <translation>dengan kod cukai {code}</translation>
        </message>
        <message>
            <source>with your {overrides}</source>
            <translation>dengan {overrides} anda</translation>
        </message>
        <message>
            <source>without lines</source>
            <translation>tanpa baris</translation>
        </message>
        <message>
            <source>write</source>
            <translation>menulis</translation>
        </message>
        <message>
            <source>{amount} is more than what is open of invoice {label}: {left}.</source>
            <translation>{amount} lebih daripada baki terbuka invois {label}: {left}.</translation>
        </message>
        <message>
            <source>{amount} is not a whole number of sen.</source>
            <translation>{amount} bukan bilangan sen yang bulat.</translation>
        </message>
        <message>
            <source>{called} asks for a pause.</source>
            <translation>{called} meminta rehat sebentar.</translation>
        </message>
        <message>
            <source>{called} at {host} did not understand the request (HTTP {status}).</source>
            <translation>{called} di {host} tidak memahami permintaan itu (HTTP {status}).</translation>
        </message>
        <message>
            <source>{called} at {host} does not answer.</source>
            <translation>{called} di {host} tidak menjawab.</translation>
        </message>
        <message>
            <source>{called} at {host} failed to answer (HTTP {status}).</source>
            <translation>{called} di {host} gagal menjawab (HTTP {status}).</translation>
        </message>
        <message>
            <source>{called} at {host} took the request and said nothing for {seconds} seconds.</source>
            <translation>{called} di {host} menerima permintaan dan tidak berkata apa-apa selama {seconds} saat.</translation>
        </message>
        <message>
            <source>{called} does not allow this PC to do that.</source>
            <translation>{called} tidak membenarkan PC ini melakukan itu.</translation>
        </message>
        <message>
            <source>{called} does not take that much in one request.</source>
            <translation>{called} tidak menerima sebanyak itu dalam satu permintaan.</translation>
        </message>
        <message>
            <source>{called} has nothing at this address.</source>
            <translation>{called} tiada apa-apa di alamat ini.</translation>
        </message>
        <message>
            <source>{column} of {record} has a part of a sen, which would be lost.</source>
            <translation>{column} bagi {record} mempunyai pecahan sen, yang akan hilang.</translation>
        </message>
        <message>
            <source>{column} of {record} holds a NUL character, which is no text.</source>
            <translation>{column} bagi {record} mengandungi aksara NUL, yang bukan teks.</translation>
        </message>
        <message>
            <source>{column} of {record} holds bytes that are no text in the ledger's character set.</source>
            <translation>{column} bagi {record} mengandungi bait yang bukan teks dalam set aksara buku akaun.</translation>
        </message>
        <message>
            <source>{column} of {record} is empty.</source>
            <translation>{column} bagi {record} kosong.</translation>
        </message>
        <message>
            <source>{column} of {record} is {shown}, which {field} cannot take.</source>
            <translation>{column} bagi {record} ialah {shown}, yang tidak boleh diterima oleh {field}.</translation>
        </message>
        <message>
            <source>{count} secrets can be opened; the key is in {describe}.</source>
            <translation>{count} rahsia boleh dibuka; kuncinya ada dalam {describe}.</translation>
        </message>
        <message>
            <source>{former} is called {key} now.</source>
            <translation>{former} kini bernama {key}.</translation>
        </message>
        <message>
            <source>{host} is to be reached without encryption.</source>
            <translation>{host} hendak dihubungi tanpa penyulitan.</translation>
        </message>
        <message>
            <source>{key} is as it was before it was written.</source>
            <translation>{key} kembali seperti sebelum ia ditulis.</translation>
        </message>
        <message>
            <source>{key} is no document of the sales module that could be written.</source>
            <translation>{key} bukan dokumen modul jualan yang boleh ditulis.</translation>
        </message>
        <message>
            <source>{kind} are left out of this connection.</source>
            <translation>{kind} tidak disertakan dalam sambungan ini.</translation>
        </message>
        <message>
            <source>{kind} are never cancelled.</source>
            <translation>{kind} tidak pernah dibatalkan.</translation>
        </message>
        <message>
            <source>{kind} are never deactivated.</source>
            <translation>{kind} tidak pernah dinyahaktifkan.</translation>
        </message>
        <message>
            <source>{kind} have no field {field}.</source>
            <translation>{kind} tiada medan {field}.</translation>
        </message>
        <message>
            <source>{label} belongs to AutoCount {version}, which this program does not know.</source>
            <translation>{label} milik AutoCount {version}, yang tidak dikenali oleh program ini.</translation>
        </message>
        <message>
            <source>{label} is no company of AutoCount, or this login may read none of its tables.</source>
            <translation>{label} bukan syarikat AutoCount, atau log masuk ini tidak boleh membaca mana-mana jadualnya.</translation>
        </message>
        <message>
            <source>{label} lacks a table or column that is needed.</source>
            <translation>{label} tiada jadual atau lajur yang diperlukan.</translation>
        </message>
        <message>
            <source>{leave} refer to {take}: without those they cannot be synchronised.</source>
            <translation>{leave} merujuk kepada {take}: tanpa yang itu ia tidak dapat disegerakkan.</translation>
        </message>
        <message>
            <source>{name} cannot be written into these books.</source>
            <translation>{name} tidak boleh ditulis ke dalam buku akaun ini.</translation>
        </message>
        <message>
            <source>{name} cannot be written yet.</source>
            <translation>{name} belum boleh ditulis.</translation>
        </message>
        <message>
            <source>{name} is at least {least} and at most {most}.</source>
            <translation>{name} sekurang-kurangnya {least} dan paling banyak {most}.</translation>
        </message>
        <message>
            <source>{name} never has the value {text}.</source>
            <translation>{name} tidak pernah mempunyai nilai {text}.</translation>
        </message>
        <message>
            <source>{name} still has a connection.</source>
            <translation>{name} masih mempunyai sambungan.</translation>
        </message>
        <message>
            <source>{name}.{name_2}: no rule was found; it is {examples}.</source>
            <translation>{name}.{name_2}: tiada peraturan ditemui; ia ialah {examples}.</translation>
        </message>
        <message>
            <source>{name}: no rule explains {count} rows, such as {row}.</source>
            <translation>{name}: tiada peraturan menerangkan {count} baris, seperti {row}.</translation>
        </message>
        <message>
            <source>{name}: no rule says when a row like {row} is made.</source>
            <translation>{name}: tiada peraturan menyatakan bila baris seperti {row} dibuat.</translation>
        </message>
        <message>
            <source>{number} changes of the platform are to be decided.</source>
            <translation>{number} perubahan platform perlu diputuskan.</translation>
        </message>
        <message>
            <source>{number} changes of the platform wait for the books.</source>
            <translation>{number} perubahan platform menunggu buku akaun.</translation>
        </message>
        <message>
            <source>{number} changes of the platform were refused.</source>
            <translation>{number} perubahan platform ditolak.</translation>
        </message>
        <message>
            <source>{number} changes wait for a person to release them.</source>
            <translation>{number} perubahan menunggu seseorang melepaskannya.</translation>
        </message>
        <message>
            <source>{number} is cancelled already.</source>
            <translation>{number} sudah dibatalkan.</translation>
        </message>
        <message>
            <source>{number} is dated {day}, in a period that the books have closed.</source>
            <translation>{number} bertarikh {day}, dalam tempoh yang telah ditutup oleh buku akaun.</translation>
        </message>
        <message>
            <source>{number} is not in the books any more.</source>
            <translation>{number} tiada lagi dalam buku akaun.</translation>
        </message>
        <message>
            <source>{number} of {live} {name} would be {done} at once.</source>
            <translation>{number} daripada {live} {name} akan {done} sekali gus.</translation>
        </message>
        <message>
            <source>{number} records are set aside.</source>
            <translation>{number} rekod diketepikan.</translation>
        </message>
        <message>
            <source>{number} {name} would be deleted in the books at once.</source>
            <translation>{number} {name} akan dipadam dalam buku akaun sekali gus.</translation>
        </message>
        <message>
            <source>{number} {name} would be {done} in the books at once.</source>
            <translation>{number} {name} akan {done} dalam buku akaun sekali gus.</translation>
        </message>
        <message>
            <source>{number} {name} would be {done} on the platform at once.</source>
            <translation>{number} {name} akan {done} pada platform sekali gus.</translation>
        </message>
        <message>
            <source>{organization} already has a {provider} connection: {title}.</source>
            <translation>{organization} sudah mempunyai sambungan {provider}: {title}.</translation>
        </message>
        <message>
            <source>{others} other changes of {name} wait on the platform: {name} are not written into the books (a setting).</source>
            <translation>{others} perubahan {name} lain menunggu pada platform: {name} tidak ditulis ke dalam buku akaun (satu tetapan).</translation>
        </message>
        <message>
            <source>{path} belongs to another user.</source>
            <translation>{path} milik pengguna lain.</translation>
        </message>
        <message>
            <source>{path} can be read or changed by other users.</source>
            <translation>{path} boleh dibaca atau diubah oleh pengguna lain.</translation>
        </message>
        <message>
            <source>{path} cannot be read: {exc}.</source>
            <translation>{path} tidak dapat dibaca: {exc}.</translation>
        </message>
        <message>
            <source>{path} cannot be written: {strerror}.</source>
            <translation>{path} tidak dapat ditulis: {strerror}.</translation>
        </message>
        <message>
            <source>{path} is not a plain file.</source>
            <translation>{path} bukan fail biasa.</translation>
        </message>
        <message>
            <source>{path}, line {line}, column {column}: {sentence}{sentence_2}.</source>
            <translation>{path}, baris {line}, lajur {column}: {sentence}{sentence_2}.</translation>
        </message>
        <message>
            <source>{platform} answers, version {version}.</source>
            <translation>{platform} menjawab, versi {version}.</translation>
        </message>
        <message>
            <source>{platform} says that it is not well.</source>
            <translation>{platform} menyatakan bahawa ia tidak sihat.</translation>
        </message>
        <message>
            <source>{silent} do not tell when a record was modified: new records are found at once, edits within one sweep.</source>
            <translation>{silent} tidak menyatakan bila rekod diubah: rekod baharu ditemui serta-merta, suntingan dalam satu semakan penuh.</translation>
        </message>
        <message>
            <source>{table}: there may be a row or not: {tests}, or {rival}; in all documents looked at these were the same.</source>
            <translation>{table}: mungkin ada satu baris atau tidak: {tests}, atau {rival}; dalam semua dokumen yang dilihat, ini sama.</translation>
        </message>
        <message>
            <source>{table}: there may be one row for all lines that share nothing, or {two}; in all documents looked at these were the same.</source>
            <translation>{table}: mungkin ada satu baris untuk semua baris yang tidak berkongsi apa-apa, atau {two}; dalam semua dokumen yang dilihat, ini sama.</translation>
        </message>
        <message>
            <source>{table}: there may be one row for all lines that share {one}, or {two}; in all documents looked at these were the same.</source>
            <translation>{table}: mungkin ada satu baris untuk semua baris yang berkongsi {one}, atau {two}; dalam semua dokumen yang dilihat, ini sama.</translation>
        </message>
        <message>
            <source>{tenant} needs an organization of its own.</source>
            <translation>{tenant} memerlukan organisasi sendiri.</translation>
        </message>
        <message>
            <source>{text} cannot be a value of this field.</source>
            <translation>{text} tidak boleh menjadi nilai medan ini.</translation>
        </message>
        <message>
            <source>{text} is no day of the week.</source>
            <translation>{text} bukan hari dalam minggu.</translation>
        </message>
        <message>
            <source>{text} is no length of time; write it like 30s, 5m, 2h, 1d or 1h30m.</source>
            <translation>{text} bukan tempoh masa; tulis seperti 30s, 5m, 2h, 1d atau 1h30m.</translation>
        </message>
        <message>
            <source>{title} answered with a token that is none.</source>
            <translation>{title} menjawab dengan token yang bukan token.</translation>
        </message>
        <message>
            <source>{title} answered with no tokens.</source>
            <translation>{title} menjawab tanpa token.</translation>
        </message>
        <message>
            <source>{title} asks for patience.</source>
            <translation>{title} meminta bersabar.</translation>
        </message>
        <message>
            <source>{title} cannot be reached now.</source>
            <translation>{title} tidak dapat dihubungi sekarang.</translation>
        </message>
        <message>
            <source>{title} did not answer in time.</source>
            <translation>{title} tidak menjawab tepat pada masanya.</translation>
        </message>
        <message>
            <source>{title} does not accept the platform's registration.</source>
            <translation>{title} tidak menerima pendaftaran platform.</translation>
        </message>
        <message>
            <source>{title} has a fault of its own now.</source>
            <translation>{title} mengalami kesilapannya sendiri sekarang.</translation>
        </message>
        <message>
            <source>{title} is being synchronised now; look again when it is done.</source>
            <translation>{title} sedang disegerakkan; lihat semula apabila selesai.</translation>
        </message>
        <message>
            <source>{title} is being synchronised now; samples are shown when it is done.</source>
            <translation>{title} sedang disegerakkan; contoh ditunjukkan apabila selesai.</translation>
        </message>
        <message>
            <source>{title} is disconnected; its secrets are removed.</source>
            <translation>Sambungan {title} diputuskan; rahsianya dibuang.</translation>
        </message>
        <message>
            <source>{title} is missing.</source>
            <translation>{title} tiada.</translation>
        </message>
        <message>
            <source>{title} is no longer connected.</source>
            <translation>{title} tidak lagi disambungkan.</translation>
        </message>
        <message>
            <source>{title} is not connected.</source>
            <translation>{title} tidak disambungkan.</translation>
        </message>
        <message>
            <source>{title} is paused.</source>
            <translation>{title} dijeda.</translation>
        </message>
        <message>
            <source>{title} is switched off.</source>
            <translation>{title} dimatikan.</translation>
        </message>
        <message>
            <source>{title} named a next page on another host.</source>
            <translation>{title} menyebut halaman seterusnya pada hos lain.</translation>
        </message>
        <message>
            <source>{title} no longer accepts this sign-in.</source>
            <translation>{title} tidak lagi menerima log masuk ini.</translation>
        </message>
        <message>
            <source>{title} refused the platform's request.</source>
            <translation>{title} menolak permintaan platform.</translation>
        </message>
        <message>
            <source>{title} renews nothing: people consent again.</source>
            <translation>{title} tidak memperbaharui apa-apa: orang perlu memberi kebenaran semula.</translation>
        </message>
        <message>
            <source>{title} was not told.</source>
            <translation>{title} tidak diberitahu.</translation>
        </message>
        <message>
            <source>{value} is none of: {words}.</source>
            <translation>{value} bukan satu daripada: {words}.</translation>
        </message>
        <message>
            <source>{value} is not a number.</source>
            <translation>{value} bukan nombor.</translation>
        </message>
        <message>
            <source>{value} is too large for {name} in the books.</source>
            <translation>{value} terlalu besar untuk {name} dalam buku akaun.</translation>
        </message>
        <message>
            <source>{what} is installed on this computer.</source>
            <translation>{what} dipasang pada komputer ini.</translation>
        </message>
        <message>
            <source>{what} is not installed on this computer.</source>
            <translation>{what} tidak dipasang pada komputer ini.</translation>
        </message>
        <message>
            <source>{where} is damaged.</source>
            <translation>{where} rosak.</translation>
        </message>
        <message>
            <source>{where} is not a Firebird database.</source>
            <translation>{where} bukan pangkalan data Firebird.</translation>
        </message>
        <message>
            <source>{where} lacks a table or column that is needed{name}.</source>
            <translation>{where} tiada jadual atau lajur yang diperlukan{name}.</translation>
        </message>
        <message>
            <source>{where} may be empty ({rule}) or empty ({rival}): in all documents looked at these were the same.</source>
            <translation>{where} mungkin kosong ({rule}) atau kosong ({rival}): dalam semua dokumen yang dilihat, ini sama.</translation>
        </message>
        <message>
            <source>{where} may be empty ({rule}) or {other} ({rival}): in all documents looked at these were the same.</source>
            <translation>{where} mungkin kosong ({rule}) atau {other} ({rival}): dalam semua dokumen yang dilihat, ini sama.</translation>
        </message>
        <message>
            <source>{where} may be {chosen} ({rule}) or empty ({rival}): in all documents looked at these were the same.</source>
            <translation>{where} mungkin {chosen} ({rule}) atau kosong ({rival}): dalam semua dokumen yang dilihat, ini sama.</translation>
        </message>
        <message>
            <source>{where} may be {chosen} ({rule}) or {other} ({rival}): in all documents looked at these were the same.</source>
            <translation>{where} mungkin {chosen} ({rule}) atau {other} ({rival}): dalam semua dokumen yang dilihat, ini sama.</translation>
        </message>
        <message>
            <source>{where} was shut down for maintenance or after a power cut.</source>
            <translation>{where} telah ditutup untuk penyelenggaraan atau selepas gangguan bekalan elektrik.</translation>
        </message>
        <message>
            <source>{where} would hold {count} characters, but the longest text on which the posting rules were proved has {longest}.</source>
            <translation>{where} akan mengandungi {count} aksara, tetapi teks terpanjang yang membuktikan peraturan pengeposan mempunyai {longest}.</translation>
        </message>
        <message>
            <source>{where}The books have no {name} {code}.</source>
            <translation>{where}Buku akaun tiada {name} {code}.</translation>
        </message>
        <message>
            <source>“{name}” is no character set that is known here.</source>
            <translation>“{name}” bukan set aksara yang dikenali di sini.</translation>
        </message>
        <message>
            <source>No invoice {trait} was among the documents on which the posting rules were proved.</source>
            <translation>Tiada invois {trait} antara dokumen yang digunakan untuk membuktikan peraturan pengeposan.</translation>
        </message>
        <message>
            <source>No payment {trait} was among the documents on which the posting rules were proved.</source>
            <translation>Tiada bayaran {trait} antara dokumen yang digunakan untuk membuktikan peraturan pengeposan.</translation>
        </message>
        <message>
            <source>How much more or less the customer owes by it cannot be told: {each}.</source>
            <translation>Berapa banyak hutang pelanggan bertambah atau berkurang kerananya tidak dapat dinyatakan: {each}.</translation>
        </message>
        <message>
            <source>The certificate of the database server {server} is not the one in the file that was chosen.</source>
            <translation>Sijil pelayan pangkalan data {server} bukan sijil dalam fail yang dipilih.</translation>
        </message>
        <message>
            <source>The certificate of the database server {server} is signed by nobody whom this computer knows.</source>
            <translation>Sijil pelayan pangkalan data {server} tidak ditandatangani oleh mana-mana pihak yang dikenali oleh komputer ini.</translation>
        </message>
        <message>
            <source>Choose the company's database (AED_ and a name) and give the login SELECT rights on it.</source>
            <translation>Pilih pangkalan data syarikat (AED_ dan nama) dan beri log masuk itu hak SELECT atasnya.</translation>
        </message>
        <message>
            <source>Grant it CREATE on the database; tables that another user made belong to that one.</source>
            <translation>Beri CREATE atas pangkalan data kepadanya; jadual yang dibuat oleh pengguna lain milik pengguna itu.</translation>
        </message>
        <message>
            <source>Install Microsoft ODBC Driver 18 for SQL Server ({download}).</source>
            <translation>Pasang Microsoft ODBC Driver 18 for SQL Server ({download}).</translation>
        </message>
        <message>
            <source>More than one conflict is meant by {change}.</source>
            <translation>Lebih daripada satu percanggahan dimaksudkan dengan {change}.</translation>
        </message>
        <message>
            <source>More than one connection is meant by {wanted}.</source>
            <translation>Lebih daripada satu sambungan dimaksudkan dengan {wanted}.</translation>
        </message>
        <message>
            <source>SQL Accounting says: the request is not valid</source>
            <translation>SQL Accounting menyatakan: permintaan itu tidak sah</translation>
        </message>
        <message>
            <source>Set the connection's character set to NONE.</source>
            <translation>Tetapkan set aksara sambungan kepada NONE.</translation>
        </message>
        <message>
            <source>The agent belongs to another user of this PC.</source>
            <translation>Perkhidmatan BukuBridge milik pengguna lain PC ini.</translation>
        </message>
        <message>
            <source>There is no conflict {change}.</source>
            <translation>Tiada percanggahan {change}.</translation>
        </message>
        <message>
            <source>There is no connection {wanted}.</source>
            <translation>Tiada sambungan {wanted}.</translation>
        </message>
        <message>
            <source>This program does not write {name} through the API.</source>
            <translation>Program ini tidak menulis {name} melalui API.</translation>
        </message>
        <message>
            <source>Write five fields as for cron, such as “*/10 8-18 * * mon-sat”.</source>
            <translation>Tulis lima medan seperti untuk cron, misalnya “*/10 8-18 * * mon-sat”.</translation>
        </message>
        <message>
            <source>the request is not valid</source>
            <translation>permintaan itu tidak sah</translation>
        </message>
        <message>
            <source>{called} at {host} no longer accepts the sign-in of this PC.</source>
            <translation>{called} di {host} tidak lagi menerima log masuk PC ini.</translation>
        </message>
        <message>
            <source>{path} is no TOML: {exc}.</source>
            <translation>{path} bukan TOML: {exc}.</translation>
        </message>
        <message>
            <source>{title} answered something that is no JSON.</source>
            <translation>{title} menjawab sesuatu yang bukan JSON.</translation>
        </message>
        <message>
            <source>Install Microsoft ODBC Driver 18 for SQL Server ({download}), or say in the connection's settings that the server's certificate is to be trusted.</source>
            <translation>Pasang Microsoft ODBC Driver 18 for SQL Server ({download}), atau nyatakan dalam tetapan sambungan bahawa sijil pelayan boleh dipercayai.</translation>
        </message>
        <message>
            <source>Use an address that begins with https://.</source>
            <translation>Gunakan alamat yang bermula dengan https://.</translation>
        </message>
        <message>
            <source>Other companies of this PC follow the same mapping rules: change them on the PC.</source>
            <translation>Syarikat lain pada PC ini mengikut peraturan pemetaan yang sama: ubahnya pada PC itu.</translation>
        </message>
        <message>
            <source>Somebody changed settings on the platform: nothing that could be taken.</source>
            <translation>Seseorang mengubah tetapan di platform: tiada yang dapat diterima.</translation>
        </message>
        <message>
            <source>Somebody changed settings on the platform: {done}.</source>
            <translation>Seseorang mengubah tetapan di platform: {done}.</translation>
        </message>
        <message>
            <source>The mapping rules of this PC are too long to be told to the platform.</source>
            <translation>Peraturan pemetaan PC ini terlalu panjang untuk diberitahu kepada platform.</translation>
        </message>
        <message>
            <source>{by} changed settings on the platform: nothing that could be taken.</source>
            <translation>{by} mengubah tetapan di platform: tiada yang dapat diterima.</translation>
        </message>
        <message>
            <source>{by} changed settings on the platform: {done}.</source>
            <translation>{by} mengubah tetapan di platform: {done}.</translation>
        </message>
        <message>
            <source>{name}: writing into the books must be allowed on the PC itself; it stays off.</source>
            <translation>{name}: penulisan ke dalam buku mesti dibenarkan pada PC itu sendiri; ia kekal dimatikan.</translation>
        </message>
        <message>
            <source>{title}: this had been changed on the PC too, but earlier; the platform's holds now.</source>
            <translation>{title}: ini juga telah diubah pada PC, tetapi lebih awal; yang dari platform kini berkuat kuasa.</translation>
        </message>
        <message>
            <source>{title}: this was changed on the PC later, and stays as it is there.</source>
            <translation>{title}: ini diubah kemudian pada PC, dan kekal seperti di sana.</translation>
        </message>
        <message>
            <source>Nobody knows yet whether the books kept a record: {sentence}</source>
            <translation>Belum diketahui sama ada buku menyimpan rekod itu: {sentence}</translation>
        </message>
        <message>
            <source>Nobody knows yet whether {label} kept a record: {sentence}</source>
            <translation>Belum diketahui sama ada {label} menyimpan rekod itu: {sentence}</translation>
        </message>
        <message>
            <source>Reading needs SELECT on the database, writing needs INSERT, UPDATE and DELETE, too: let the administrator grant it, as the guide says.</source>
            <translation>Membaca memerlukan SELECT atas pangkalan data, menulis memerlukan INSERT, UPDATE dan DELETE juga: minta pentadbir memberikannya, seperti dalam panduan.</translation>
        </message>
        <message>
            <source>The database said that it kept a record, and does not show it.</source>
            <translation>Pangkalan data menyatakan rekod telah disimpan, tetapi tidak menunjukkannya.</translation>
        </message>
        <message>
            <source>An address looks like https://platform.example.com.</source>
            <translation>Alamat kelihatan seperti https://platform.example.com.</translation>
        </message>
        <message>
            <source>Another program changes versions just now.</source>
            <translation>Program lain sedang menukar versi sekarang.</translation>
        </message>
        <message>
            <source>Ask where the program came from.</source>
            <translation>Tanya pihak yang membekalkan program ini.</translation>
        </message>
        <message>
            <source>Check the date of this PC.</source>
            <translation>Semak tarikh PC ini.</translation>
        </message>
        <message>
            <source>Free some space; where it was installed for all users, an administrator installs the update.</source>
            <translation>Kosongkan sedikit ruang; jika program dipasang untuk semua pengguna, pentadbir yang memasang kemas kini.</translation>
        </message>
        <message>
            <source>If it is right, ask where the program came from.</source>
            <translation>Jika betul, tanya pihak yang membekalkan program ini.</translation>
        </message>
        <message>
            <source>It is asked again by itself.</source>
            <translation>Ia akan ditanya semula dengan sendirinya.</translation>
        </message>
        <message>
            <source>It is not used.</source>
            <translation>Ia tidak digunakan.</translation>
        </message>
        <message>
            <source>Nothing has to be done on this PC.</source>
            <translation>Tiada apa-apa perlu dilakukan pada PC ini.</translation>
        </message>
        <message>
            <source>Run the installer again.</source>
            <translation>Jalankan pemasang sekali lagi.</translation>
        </message>
        <message>
            <source>Run the installer again: nothing is lost.</source>
            <translation>Jalankan pemasang sekali lagi: tiada apa-apa yang hilang.</translation>
        </message>
        <message>
            <source>The file of version {version} cannot be unpacked.</source>
            <translation>Fail versi {version} tidak dapat dibuka.</translation>
        </message>
        <message>
            <source>The file of version {version} is larger than any could be.</source>
            <translation>Fail versi {version} lebih besar daripada yang mungkin.</translation>
        </message>
        <message>
            <source>The list of updates cannot be understood.</source>
            <translation>Senarai kemas kini tidak dapat difahami.</translation>
        </message>
        <message>
            <source>The list of updates is larger than any could be.</source>
            <translation>Senarai kemas kini lebih besar daripada yang mungkin.</translation>
        </message>
        <message>
            <source>The new version cannot be laid beside the running one: {strerror}.</source>
            <translation>Versi baharu tidak dapat diletakkan di sebelah versi yang sedang berjalan: {strerror}.</translation>
        </message>
        <message>
            <source>The update cannot be kept on the disk.</source>
            <translation>Kemas kini tidak dapat disimpan pada cakera.</translation>
        </message>
        <message>
            <source>Try again in a few minutes.</source>
            <translation>Cuba lagi dalam beberapa minit.</translation>
        </message>
        <message>
            <source>Version {running} goes on.</source>
            <translation>Versi {running} diteruskan.</translation>
        </message>
        <message>
            <source>Version {version} can be had.</source>
            <translation>Versi {version} boleh didapati.</translation>
        </message>
        <message>
            <source>Version {version} did not get going.</source>
            <translation>Versi {version} tidak dapat berjalan.</translation>
        </message>
        <message>
            <source>Version {version} is announced, but its file is not signed.</source>
            <translation>Versi {version} diumumkan, tetapi failnya tidak ditandatangani.</translation>
        </message>
        <message>
            <source>Version {version} is not on this PC.</source>
            <translation>Versi {version} tiada pada PC ini.</translation>
        </message>
        <message>
            <source>Version {version} is ready and is installed when nothing runs.</source>
            <translation>Versi {version} sudah sedia dan dipasang apabila tiada apa-apa sedang berjalan.</translation>
        </message>
        <message>
            <source>Version {version} was started {starts} times and did not get going.</source>
            <translation>Versi {version} dimulakan {starts} kali dan tidak dapat berjalan.</translation>
        </message>
        <message>
            <source>What is known of updates cannot be read.</source>
            <translation>Maklumat tentang kemas kini tidak dapat dibaca.</translation>
        </message>
        <message>
            <source>What {host} offers as an update is not signed by whom this program trusts.</source>
            <translation>Kemas kini yang ditawarkan oleh {host} tidak ditandatangani oleh pihak yang dipercayai program ini.</translation>
        </message>
        <message>
            <source>What {host} says of updates is out of date: nothing of it is used.</source>
            <translation>Maklumat kemas kini daripada {host} sudah lapuk: tiada apa-apa daripadanya digunakan.</translation>
        </message>
        <message>
            <source>What {host} sends as an update is longer than what was signed.</source>
            <translation>Kemas kini yang dihantar oleh {host} lebih panjang daripada yang ditandatangani.</translation>
        </message>
        <message>
            <source>Which version of the program starts cannot be read.</source>
            <translation>Versi program yang bermula tidak dapat dibaca.</translation>
        </message>
        <message>
            <source>{executable} cannot be started: {strerror}.</source>
            <translation>{executable} tidak dapat dimulakan: {strerror}.</translation>
        </message>
        <message>
            <source>{host} has no list of updates now.</source>
            <translation>{host} tiada senarai kemas kini sekarang.</translation>
        </message>
        <message>
            <source>{host} has no such file.</source>
            <translation>{host} tiada fail itu.</translation>
        </message>
        <message>
            <source>{text} is no version of a program.</source>
            <translation>{text} bukan versi program.</translation>
        </message>
        <message>
            <source>Companies connected: {count}.</source>
            <translation>Syarikat yang disambungkan: {count}.</translation>
        </message>
        <message>
            <source>It looks like 0.4.0.</source>
            <translation>Bentuknya seperti 0.4.0.</translation>
        </message>
        <message>
            <source>The BukuBridge on this PC is too old for the platform.</source>
            <translation>BukuBridge pada PC ini terlalu lama untuk platform.</translation>
        </message>
        <message>
            <source>The BukuBridge on {pc_name} cannot be asked that from here: update it there, or do it there.</source>
            <translation>BukuBridge pada {pc_name} tidak boleh diminta berbuat demikian dari sini: kemas kini di sana, atau lakukannya di sana.</translation>
        </message>
        <message>
            <source>The oldest agent's version cannot be read.</source>
            <translation>Versi ejen yang paling lama tidak dapat dibaca.</translation>
        </message>
        <message>
            <source>The platform itself keeps these books: leave out what it shall not do, or disconnect them.</source>
            <translation>Platform sendiri menyimpan buku akaun ini: tinggalkan perkara yang tidak patut dilakukannya, atau putuskan sambungannya.</translation>
        </message>
        <message>
            <source>The platform works with BukuBridge {oldest} or later, and this PC has {here}: update it there.</source>
            <translation>Platform berfungsi dengan BukuBridge {oldest} atau lebih baharu, dan PC ini mempunyai {here}: kemas kini di sana.</translation>
        </message>
        <message>
            <source>The token was revoked: the books were disconnected, or the agent was.</source>
            <translation>Token telah dibatalkan: buku akaun telah diputuskan sambungannya, atau ejen telah dibatalkan.</translation>
        </message>
        <message>
            <source>A key of the books is no number.</source>
            <translation>Satu kunci dalam buku akaun bukan nombor.</translation>
        </message>
        <message>
            <source>Cancel it in AutoCount.</source>
            <translation>Batalkannya dalam AutoCount.</translation>
        </message>
        <message>
            <source>Customer {code} is not active in the books.</source>
            <translation>Pelanggan {code} tidak aktif dalam buku akaun.</translation>
        </message>
        <message>
            <source>Enter it in AutoCount.</source>
            <translation>Masukkannya dalam AutoCount.</translation>
        </message>
        <message>
            <source>Line {place}: product {item} has no unit {columns} in the books.</source>
            <translation>Baris {place}: produk {item} tiada unit {columns} dalam buku akaun.</translation>
        </message>
        <message>
            <source>Line {place}: product {item} is not active in the books.</source>
            <translation>Baris {place}: produk {item} tidak aktif dalam buku akaun.</translation>
        </message>
        <message>
            <source>Line {place}: the amount {shown} is not quantity times price: {after}.</source>
            <translation>Baris {place}: amaun {shown} bukan kuantiti darab harga: {after}.</translation>
        </message>
        <message>
            <source>Line {place}: the books have no {name} {value}.</source>
            <translation>Baris {place}: buku akaun tiada {name} {value}.</translation>
        </message>
        <message>
            <source>Line {place}: the books have {tax_code} at {rate}%, not at {tax_rate}.</source>
            <translation>Baris {place}: buku akaun mempunyai {tax_code} pada {rate}%, bukan {tax_rate}.</translation>
        </message>
        <message>
            <source>Line {place}: the quantity or the amount is negative.</source>
            <translation>Baris {place}: kuantiti atau amaun adalah negatif.</translation>
        </message>
        <message>
            <source>Line {place}: the tax {tax_amount} is not {rate}% of the amount.</source>
            <translation>Baris {place}: cukai {tax_amount} bukan {rate}% daripada amaun.</translation>
        </message>
        <message>
            <source>Nothing was kept.</source>
            <translation>Tiada apa-apa disimpan.</translation>
        </message>
        <message>
            <source>Only invoices are written as invoices.</source>
            <translation>Hanya invois ditulis sebagai invois.</translation>
        </message>
        <message>
            <source>Put the next number right in AutoCount (Document Numbering Format Maintenance).</source>
            <translation>Betulkan nombor seterusnya dalam AutoCount (Document Numbering Format Maintenance).</translation>
        </message>
        <message>
            <source>Some prices include tax and others do not: the books keep one or the other.</source>
            <translation>Sesetengah harga termasuk cukai dan yang lain tidak: buku akaun menyimpan salah satu sahaja.</translation>
        </message>
        <message>
            <source>The books added rows of their own in {more}; nothing was kept.</source>
            <translation>Buku akaun menambah barisnya sendiri dalam {more}; tiada apa-apa disimpan.</translation>
        </message>
        <message>
            <source>The books do not tell their fiscal years.</source>
            <translation>Buku akaun tidak menyatakan tahun kewangannya.</translation>
        </message>
        <message>
            <source>The books give no number: {reason}</source>
            <translation>Buku akaun tidak memberi nombor: {reason}</translation>
        </message>
        <message>
            <source>The books have no counter of numbers for {day} ({name}).</source>
            <translation>Buku akaun tiada pembilang nombor untuk {day} ({name}).</translation>
        </message>
        <message>
            <source>The books have no formats of numbers of the known form.</source>
            <translation>Buku akaun tiada format nombor dalam bentuk yang diketahui.</translation>
        </message>
        <message>
            <source>The books have no {name} {columns}.</source>
            <translation>Buku akaun tiada {name} {columns}.</translation>
        </message>
        <message>
            <source>The books have room for one reference of an invoice.</source>
            <translation>Buku akaun ada ruang untuk satu rujukan invois.</translation>
        </message>
        <message>
            <source>The books have room for {count} lines of an address.</source>
            <translation>Buku akaun ada ruang untuk {count} baris alamat.</translation>
        </message>
        <message>
            <source>The date {day} lies in a period that is locked in the books.</source>
            <translation>Tarikh {day} berada dalam tempoh yang dikunci dalam buku akaun.</translation>
        </message>
        <message>
            <source>The date {day} lies in no fiscal year that is open in the books.</source>
            <translation>Tarikh {day} tidak berada dalam mana-mana tahun kewangan yang dibuka dalam buku akaun.</translation>
        </message>
        <message>
            <source>The date {day} lies in the future.</source>
            <translation>Tarikh {day} berada pada masa hadapan.</translation>
        </message>
        <message>
            <source>The document is for {wanted}, but its receivable would be {owed}.</source>
            <translation>Dokumen itu bernilai {wanted}, tetapi jumlah belum terimanya ialah {owed}.</translation>
        </message>
        <message>
            <source>The format {text} of the books has parts that are not known.</source>
            <translation>Format {text} dalam buku akaun mempunyai bahagian yang tidak diketahui.</translation>
        </message>
        <message>
            <source>The next numbers of the books, from {found} on, are all used already.</source>
            <translation>Nombor seterusnya dalam buku akaun, mulai {found}, semuanya sudah digunakan.</translation>
        </message>
        <message>
            <source>The rate of {currency} is missing, or is not one that it can have.</source>
            <translation>Kadar {currency} tiada, atau bukan kadar yang mungkin.</translation>
        </message>
        <message>
            <source>for a branch of the customer</source>
            <translation>untuk cawangan pelanggan</translation>
        </message>
        <message>
            <source>{name} was cancelled in the books.</source>
            <translation>{name} telah dibatalkan dalam buku akaun.</translation>
        </message>
        <message>
            <source>{name} was knocked off by {what}.</source>
            <translation>{name} telah dipadankan dengan {what}.</translation>
        </message>
        <message>
            <source>{name} was paid in part or whole.</source>
            <translation>{name} telah dibayar sebahagian atau sepenuhnya.</translation>
        </message>
        <message>
            <source>{name} was submitted to MyInvois.</source>
            <translation>{name} telah dihantar ke MyInvois.</translation>
        </message>
        <message>
            <source>A service runs the agent on this PC, and keeps what is connected.</source>
            <translation>Satu perkhidmatan menjalankan ejen pada PC ini dan menyimpan sambungannya.</translation>
        </message>
        <message>
            <source>Connections were handed over to the service, which has others already.</source>
            <translation>Sambungan telah diserahkan kepada perkhidmatan, yang sudah mempunyai sambungan lain.</translation>
        </message>
        <message>
            <source>Disconnect one of them, or remove {root}.</source>
            <translation>Putuskan salah satu daripadanya, atau buang {root}.</translation>
        </message>
        <message>
            <source>Nothing is connected here: there is nothing to hand over.</source>
            <translation>Tiada apa-apa disambungkan di sini: tiada apa-apa untuk diserahkan.</translation>
        </message>
        <message>
            <source>Open a command line as an administrator and try again.</source>
            <translation>Buka baris perintah sebagai pentadbir dan cuba lagi.</translation>
        </message>
        <message>
            <source>Pair, connect and change settings in the window: it talks to the service.</source>
            <translation>Padankan, sambungkan dan ubah tetapan dalam tetingkap: ia berhubung dengan perkhidmatan.</translation>
        </message>
        <message>
            <source>What is connected cannot be copied to {place}: {strerror}.</source>
            <translation>Sambungan tidak dapat disalin ke {place}: {strerror}.</translation>
        </message>
        <message>
            <source>Windows does not say who may read {path}: error {code}.</source>
            <translation>Windows tidak menetapkan siapa yang boleh membaca {path}: ralat {code}.</translation>
        </message>
        <message>
            <source>Windows does not take the list of who may talk to the agent.</source>
            <translation>Windows tidak menerima senarai pihak yang boleh berhubung dengan ejen.</translation>
        </message>
        <message>
            <source>Windows does not tell which account runs this program.</source>
            <translation>Windows tidak memberitahu akaun mana yang menjalankan program ini.</translation>
        </message>
        <message>
            <source>{place} cannot be written.</source>
            <translation>{place} tidak dapat ditulis.</translation>
        </message>
        <message>
            <source>{provider} opened several.</source>
            <translation>{provider} membuka beberapa.</translation>
        </message>
        <message>
            <source>{creates} created</source>
            <translation>{creates} dicipta</translation>
        </message>
        <message>
            <source>A payment of {name} counts from a day before its own or the invoice's.</source>
            <translation>Satu bayaran bagi {name} dikira dari hari sebelum harinya sendiri atau hari invois.</translation>
        </message>
        <message>
            <source>A payment of {name} is not in the books.</source>
            <translation>Satu bayaran bagi {name} tiada dalam buku akaun.</translation>
        </message>
        <message>
            <source>A row of {table} changed while it was held.</source>
            <translation>Satu baris {table} berubah semasa ia dipegang.</translation>
        </message>
        <message>
            <source>An invoice that is to be paid is not in the books any more.</source>
            <translation>Satu invois yang hendak dibayar tiada lagi dalam buku akaun.</translation>
        </message>
        <message>
            <source>An invoice that payment {header} pays is open in AutoCount ({who}).</source>
            <translation>Satu invois yang dibayar oleh bayaran {header} sedang dibuka dalam AutoCount ({who}).</translation>
        </message>
        <message>
            <source>Deletes {one} {header} with its {count} rows.</source>
            <translation>Memadam {one} {header} dengan {count} barisnya.</translation>
        </message>
        <message>
            <source>Enter the payment in AutoCount.</source>
            <translation>Masukkan bayaran itu dalam AutoCount.</translation>
        </message>
        <message>
            <source>How payments are spread over the lines of invoices follows no known rule (invoice {example}).</source>
            <translation>Cara bayaran diagihkan kepada baris invois tidak mengikut mana-mana peraturan yang diketahui (invois {example}).</translation>
        </message>
        <message>
            <source>Invoice {name} is open in AutoCount ({who}).</source>
            <translation>Invois {name} sedang dibuka dalam AutoCount ({who}).</translation>
        </message>
        <message>
            <source>Most receipts are from somebody else than the customer's name says, and nobody knows from whom.</source>
            <translation>Kebanyakan resit adalah daripada orang lain, bukan nama pelanggan, dan tiada siapa tahu daripada siapa.</translation>
        </message>
        <message>
            <source>No payment by {method} was among the payments that were looked at.</source>
            <translation>Tiada bayaran melalui {method} antara bayaran yang dilihat.</translation>
        </message>
        <message>
            <source>Only payments are written as payments.</source>
            <translation>Hanya bayaran ditulis sebagai bayaran.</translation>
        </message>
        <message>
            <source>Payment method {method} is not active in the books.</source>
            <translation>Kaedah bayaran {method} tidak aktif dalam buku akaun.</translation>
        </message>
        <message>
            <source>Payment method {method} takes no cheque number ({reference}).</source>
            <translation>Kaedah bayaran {method} tidak menerima nombor cek ({reference}).</translation>
        </message>
        <message>
            <source>Refused is what none of the {proved_on} {many} had on which the rules were proved.</source>
            <translation>Yang ditolak ialah apa yang tidak ada pada mana-mana daripada {proved_on} {many} yang membuktikan peraturan.</translation>
        </message>
        <message>
            <source>Rehearse such documents again.</source>
            <translation>Raptai dokumen sedemikian semula.</translation>
        </message>
        <message>
            <source>Somebody edited the {one} since.</source>
            <translation>Seseorang telah menyunting {one} itu sejak itu.</translation>
        </message>
        <message>
            <source>The amount paid of {name} is {receivable}, its payments pay {knocked}.</source>
            <translation>Jumlah yang dibayar bagi {name} ialah {receivable}, tetapi bayarannya membayar {knocked}.</translation>
        </message>
        <message>
            <source>The books do not show how payments in a foreign currency are set against invoices.</source>
            <translation>Buku akaun tidak menunjukkan cara bayaran dalam mata wang asing ditolak daripada invois.</translation>
        </message>
        <message>
            <source>The books have no format of numbers that is the default for such documents.</source>
            <translation>Buku akaun tiada format nombor lalai bagi dokumen sedemikian.</translation>
        </message>
        <message>
            <source>The books have no project {project}.</source>
            <translation>Buku akaun tiada projek {project}.</translation>
        </message>
        <message>
            <source>The books have one date of a payment, and no other for its posting.</source>
            <translation>Buku akaun mempunyai satu tarikh bayaran sahaja, dan tiada tarikh lain untuk catatannya.</translation>
        </message>
        <message>
            <source>The books hold {count} invoices that payments alone pay; {needed} are needed to find out how their open amounts are kept.</source>
            <translation>Buku akaun menyimpan {count} invois yang dibayar oleh bayaran sahaja; {needed} diperlukan untuk mengetahui cara bakinya disimpan.</translation>
        </message>
        <message>
            <source>The books hold {count} {many} that AutoCount itself posted; {value} are needed to find out and to prove how they are posted.</source>
            <translation>Buku akaun menyimpan {count} {many} yang dicatat oleh AutoCount sendiri; {value} diperlukan untuk mengetahui dan membuktikan cara ia dicatat.</translation>
        </message>
        <message>
            <source>The cheque of payment {header} was returned.</source>
            <translation>Cek bagi bayaran {header} telah dipulangkan.</translation>
        </message>
        <message>
            <source>The company uses the second number of receipts (for example in {label}): there is no place left by which a payment of ours could be found again.</source>
            <translation>Syarikat menggunakan nombor kedua resit (contohnya dalam {label}): tiada tempat lagi untuk menemui semula bayaran kita.</translation>
        </message>
        <message>
            <source>The format {text} of the books did not make the numbers of the newest documents.</source>
            <translation>Format {text} dalam buku akaun tidak menghasilkan nombor dokumen terbaharu.</translation>
        </message>
        <message>
            <source>The one place for a reference of a payment is taken by our own.</source>
            <translation>Satu-satunya tempat untuk rujukan bayaran digunakan oleh rujukan kita sendiri.</translation>
        </message>
        <message>
            <source>The payment is cancelled or bounced: there is nothing to enter into the books.</source>
            <translation>Bayaran itu dibatalkan atau ditolak bank: tiada apa-apa untuk dimasukkan ke dalam buku akaun.</translation>
        </message>
        <message>
            <source>The platform's {kind} can be written into the books.</source>
            <translation>{kind} daripada platform boleh ditulis ke dalam buku akaun.</translation>
        </message>
        <message>
            <source>The platform's {kind} cannot be written into the books: {why}</source>
            <translation>{kind} daripada platform tidak boleh ditulis ke dalam buku akaun: {why}</translation>
        </message>
        <message>
            <source>The {one} is not in the books any more.</source>
            <translation>{one} itu tiada lagi dalam buku akaun.</translation>
        </message>
        <message>
            <source>These books have no {table} of the known form ({columns}): {what} are written into AutoCount 2 only.</source>
            <translation>Buku akaun ini tiada {table} dalam bentuk yang diketahui ({columns}): {what} ditulis ke dalam AutoCount 2 sahaja.</translation>
        </message>
        <message>
            <source>What is open of {name} is {receivable}, not its total less {knocked}.</source>
            <translation>Baki {name} ialah {receivable}, bukan jumlahnya ditolak {knocked}.</translation>
        </message>
        <message>
            <source>What payment {payment} pays of the lines of {name} is not what it pays of it.</source>
            <translation>Apa yang dibayar oleh bayaran {payment} bagi baris {name} bukan apa yang dibayarnya bagi keseluruhannya.</translation>
        </message>
        <message>
            <source>What was paid of invoices in the home currency (ARInvoice.LocalPaymentAmt) follows no known rule.</source>
            <translation>Jumlah invois yang dibayar dalam mata wang tempatan (ARInvoice.LocalPaymentAmt) tidak mengikut mana-mana peraturan yang diketahui.</translation>
        </message>
        <message>
            <source>What was paid of the lines of {name} (ARInvoiceDTL.KnockOffAmount) is not what its payments pay.</source>
            <translation>Jumlah yang dibayar bagi baris {name} (ARInvoiceDTL.KnockOffAmount) bukan apa yang dibayar oleh bayarannya.</translation>
        </message>
        <message>
            <source>Whether invoice {receivable} is paid at its own rate or at the payment's cannot be told from these books.</source>
            <translation>Sama ada invois {receivable} dibayar pada kadarnya sendiri atau kadar bayaran tidak dapat dipastikan daripada buku akaun ini.</translation>
        </message>
        <message>
            <source>{amount} is more than what the lines of the invoice have open.</source>
            <translation>{amount} melebihi baki baris invois itu.</translation>
        </message>
        <message>
            <source>{name} is on a bank slip.</source>
            <translation>{name} berada pada slip bank.</translation>
        </message>
        <message>
            <source>{name} is open in AutoCount ({who}).</source>
            <translation>{name} sedang dibuka dalam AutoCount ({who}).</translation>
        </message>
        <message>
            <source>{name} was reconciled with the bank's statement.</source>
            <translation>{name} telah disesuaikan dengan penyata bank.</translation>
        </message>
        <message>
            <source>{name} was refunded in part or whole.</source>
            <translation>{name} telah dibayar balik sebahagian atau keseluruhannya.</translation>
        </message>
        <message>
            <source>The platform itself keeps these books: there is no PC to be asked.</source>
            <translation>Platform sendiri menyimpan buku akaun ini: tiada PC yang boleh diminta.</translation>
        </message>
        <message>
            <source>Check the disk that the data folder lies on.</source>
            <translation>Periksa cakera tempat folder data berada.</translation>
        </message>
        <message>
            <source>The state file cannot be read.</source>
            <translation>Fail keadaan tidak dapat dibaca.</translation>
        </message>
        <message>
            <source>The agent cannot do this for what the platform keeps.</source>
            <translation>Ejen tidak boleh melakukan ini untuk apa yang disimpan oleh platform.</translation>
        </message>
        <message>
            <source>This is no cloud account.</source>
            <translation>Ini bukan akaun awan.</translation>
        </message>
        <message>
            <source>{figures} figures were collected.</source>
            <translation>{figures} angka dikumpul.</translation>
        </message>
        <message>
            <source>A setting of the connection to {called} cannot work: {exc}.</source>
            <translation>Tetapan sambungan ke {called} tidak boleh berfungsi: {exc}.</translation>
        </message>
        <message>
            <source>A document without a key was entered in AutoCount's ledgers, and is changed there.</source>
            <translation>Dokumen tanpa kunci telah dimasukkan dalam lejar AutoCount, dan diubah di sana.</translation>
        </message>
        <message>
            <source>Another document ({made}) was made out of invoice {header}.</source>
            <translation>Dokumen lain ({made}) telah dibuat daripada invois {header}.</translation>
        </message>
        <message>
            <source>AutoCount has no place for what was changed of {label} ({missing}), or tells it by something else; nothing was written.</source>
            <translation>AutoCount tiada tempat untuk perubahan pada {label} ({missing}), atau menentukannya daripada perkara lain; tiada apa-apa ditulis.</translation>
        </message>
        <message>
            <source>Change it on the platform.</source>
            <translation>Ubahnya di platform.</translation>
        </message>
        <message>
            <source>Documents that are in AutoCount are not deleted, they can be cancelled.</source>
            <translation>Dokumen yang ada dalam AutoCount tidak dipadam, tetapi boleh dibatalkan.</translation>
        </message>
        <message>
            <source>Let deletions cancel documents (a setting), or delete it in AutoCount.</source>
            <translation>Biarkan pemadaman membatalkan dokumen (satu tetapan), atau padamkannya dalam AutoCount.</translation>
        </message>
        <message>
            <source>The books made something else of {label} ({where}); nothing was kept.</source>
            <translation>Buku akaun menjadikan {label} sesuatu yang lain ({where}); tiada apa-apa disimpan.</translation>
        </message>
        <message>
            <source>The document was not to be found after it was written; nothing was kept.</source>
            <translation>Dokumen itu tidak ditemui selepas ditulis; tiada apa-apa disimpan.</translation>
        </message>
        <message>
            <source>The rehearsal saw {edited} {many} that AutoCount itself saved again, and {needed} are needed to show what an edit leaves in the books.</source>
            <translation>Raptai melihat {edited} {many} yang disimpan semula oleh AutoCount sendiri, dan {needed} diperlukan untuk menunjukkan apa yang ditinggalkan oleh suntingan dalam buku akaun.</translation>
        </message>
        <message>
            <source>What AutoCount leaves in the books of {many} that are cancelled is not known: {why}.</source>
            <translation>Apa yang ditinggalkan oleh AutoCount dalam buku akaun bagi {many} yang dibatalkan tidak diketahui: {why}.</translation>
        </message>
        <message>
            <source>What AutoCount leaves of {label} when it is cancelled is not known: {exc}.</source>
            <translation>Apa yang ditinggalkan oleh AutoCount daripada {label} apabila dibatalkan tidak diketahui: {exc}.</translation>
        </message>
        <message>
            <source>What was changed of the {one} is not taken back by itself.</source>
            <translation>Perubahan pada {one} itu tidak diundurkan secara berasingan.</translation>
        </message>
        <message>
            <source>{key} was entered in AutoCount's ledgers, and is changed there.</source>
            <translation>{key} telah dimasukkan dalam lejar AutoCount, dan diubah di sana.</translation>
        </message>
        <message>
            <source>{label} does not stand in the books as AutoCount posts such documents ({table}{where}).</source>
            <translation>{label} tidak berada dalam buku akaun seperti AutoCount mengepos dokumen sedemikian ({table}{where}).</translation>
        </message>
        <message>
            <source>{label} pays invoices, and cancelled {many} of these books still do.</source>
            <translation>{label} membayar invois, dan {many} yang dibatalkan dalam buku akaun ini masih membayarnya.</translation>
        </message>
        <message>
            <source>{name} waits to be sent to MyInvois.</source>
            <translation>{name} sedang menunggu untuk dihantar ke MyInvois.</translation>
        </message>
        <message>
            <source>Its file tells of books of other organizations, too: it is made and looked at on that PC alone.</source>
            <translation>Failnya turut menceritakan tentang buku akaun organisasi lain: ia dibuat dan dilihat pada PC itu sahaja.</translation>
        </message>
        <message>
            <source>The file cannot be read there: {strerror}.</source>
            <translation>Fail itu tidak dapat dibaca di sana: {strerror}.</translation>
        </message>
        <message>
            <source>AutoCount works out stock costs of these books later ({queue}), and what it does when an invoice of product {item} changes is not known.</source>
            <translation>AutoCount mengira kos stok buku akaun ini kemudian ({queue}), dan apa yang dilakukannya apabila invois bagi produk {item} berubah tidak diketahui.</translation>
        </message>
        <message>
            <source>Line {place}: product {item} is sold by batch, and the platform names none.</source>
            <translation>Baris {place}: produk {item} dijual mengikut kelompok, dan platform tidak menyebutnya.</translation>
        </message>
        <message>
            <source>Line {place}: product {item} is sold by serial number, and the platform names none.</source>
            <translation>Baris {place}: produk {item} dijual mengikut nombor siri, dan platform tidak menyebutnya.</translation>
        </message>
        <message>
            <source>Line {place}: the books keep more of product {item} than its stock movements ({table}), and how an invoice changes that is not known.</source>
            <translation>Baris {place}: buku akaun menyimpan lebih daripada pergerakan stok bagi produk {item} ({table}), dan cara invois mengubahnya tidak diketahui.</translation>
        </message>
        <message>
            <source>Product {item} is sold by batch or serial number, and the platform names none.</source>
            <translation>Produk {item} dijual mengikut kelompok atau nombor siri, dan platform tidak menyebutnya.</translation>
        </message>
        <message>
            <source>Refused are products of which the books keep more than stock movements ({kept_beside}): how an invoice changes that is not known.</source>
            <translation>Ditolak: produk yang buku akaunnya menyimpan lebih daripada pergerakan stok ({kept_beside}); cara invois mengubahnya tidak diketahui.</translation>
        </message>
        <message>
            <source>The books keep more of product {item} than its stock movements ({table}), and what changes of it when an invoice changes is not known.</source>
            <translation>Buku akaun menyimpan lebih daripada pergerakan stok bagi produk {item} ({table}), dan apa yang berubah padanya apabila invois berubah tidak diketahui.</translation>
        </message>
        <message>
            <source>{left_out} more do not show it: the costs of their stock were worked out later, or their products have batches or serial numbers.</source>
            <translation>{left_out} lagi tidak menunjukkannya: kos stoknya dikira kemudian, atau produknya mempunyai kelompok atau nombor siri.</translation>
        </message>
        <message>
            <source>Connect it again in the overview.</source>
            <translation>Sambungkannya semula di Ringkasan.</translation>
        </message>
        <message>
            <source>There is nothing in this account that could be synced.</source>
            <translation>Tiada apa-apa dalam akaun ini yang boleh disegerakkan.</translation>
        </message>
        <message>
            <source>This account is not connected any more, so that it cannot be synced.</source>
            <translation>Akaun ini tidak lagi bersambung, jadi ia tidak dapat disegerakkan.</translation>
        </message>
        <message>
            <source>A transaction of {label} was used after its end.</source>
            <translation>Transaksi {label} digunakan selepas ia tamat.</translation>
        </message>
        <message>
            <source>Two threads used one connection to {label}.</source>
            <translation>Dua bebenang menggunakan satu sambungan ke {label}.</translation>
        </message>
        <message>
            <source>While {label} was written, another transaction was begun.</source>
            <translation>Semasa {label} ditulis, satu lagi transaksi dimulakan.</translation>
        </message>
    </context>
    <context>
        <name>autostart</name>
        <message>
            <source>This computer has no registry.</source>
            <translation>Komputer ini tiada daftar (registry).</translation>
        </message>
        <message>
            <source>This computer does not allow it: {why}.</source>
            <translation>Komputer ini tidak membenarkannya: {why}.</translation>
        </message>
    </context>
    <context>
        <name>break</name>
        <message>
            <source>It looks as if a backup was restored: the books are older than when they were last read. Everything that was entered since that backup is missing from them.</source>
            <translation>Nampaknya sandaran telah dipulihkan: buku akaun lebih lama daripada ketika terakhir dibaca. Semua yang dimasukkan selepas sandaran itu tiada di dalamnya.</translation>
        </message>
        <message>
            <source>The books are at another place than before. Either they were moved, or this is a copy and the original is still in use. Only one of the two may be kept equal with the platform.</source>
            <translation>Buku akaun berada di tempat lain daripada sebelum ini. Sama ada ia dipindahkan, atau ini salinan dan yang asal masih digunakan. Hanya satu daripadanya boleh disamakan dengan platform.</translation>
        </message>
        <message>
            <source>The company has another name than before.</source>
            <translation>Nama syarikat berbeza daripada sebelum ini.</translation>
        </message>
        <message>
            <source>It looks like a new file of the same company, such as after a year end.</source>
            <translation>Nampaknya ini fail baharu syarikat yang sama, seperti selepas akhir tahun kewangan.</translation>
        </message>
        <message>
            <source>These are another company's books. Their records must not mix with the first one's.</source>
            <translation>Ini buku akaun syarikat lain. Rekodnya tidak boleh bercampur dengan rekod syarikat pertama.</translation>
        </message>
    </context>
    <context>
        <name>conflict</name>
        <message>
            <source>Both sides changed it: {fields}.</source>
            <translation>Kedua-dua pihak mengubahnya: {fields}.</translation>
        </message>
        <message>
            <source>Edited on the platform, and gone from the books.</source>
            <translation>Disunting di platform, dan sudah tiada dalam buku akaun.</translation>
        </message>
        <message>
            <source>Deleted on the platform, and edited in the books.</source>
            <translation>Dipadam di platform, dan disunting dalam buku akaun.</translation>
        </message>
        <message>
            <source>New on the platform, and the books have one that looks the same.</source>
            <translation>Baharu di platform, dan buku akaun mempunyai satu yang kelihatan sama.</translation>
        </message>
        <message>
            <source>It was written into the books, which were then restored from an older backup.</source>
            <translation>Ia telah ditulis ke dalam buku akaun, yang kemudian dipulihkan daripada sandaran lama.</translation>
        </message>
    </context>
    <context>
        <name>did</name>
        <message>
            <source>created</source>
            <translation>dicipta</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>diubah</translation>
        </message>
        <message>
            <source>deleted</source>
            <translation>dipadam</translation>
        </message>
    </context>
    <context>
        <name>export</name>
        <message>
            <source>The file cannot be written: {why}.</source>
            <translation>Fail tidak boleh ditulis: {why}.</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>Medan</translation>
        </message>
    </context>
    <context>
        <name>face</name>
        <message>
            <source>Up to date</source>
            <translation>Terkini</translation>
        </message>
        <message>
            <source>Syncing</source>
            <translation>Sedang segerak</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Dijeda</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>Tidak diketahui</translation>
        </message>
        <message>
            <source>Needs a look</source>
            <translation>Perlu dilihat</translation>
        </message>
        <message>
            <source>Not working</source>
            <translation>Tidak berfungsi</translation>
        </message>
    </context>
    <context>
        <name>field</name>
        <message>
            <source>Name</source>
            <translation>Nama</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Kod</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Nombor</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Tarikh</translation>
        </message>
        <message>
            <source>Due date</source>
            <translation>Tarikh akhir bayaran</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Pelanggan</translation>
        </message>
        <message>
            <source>Customer's name</source>
            <translation>Nama pelanggan</translation>
        </message>
        <message>
            <source>Supplier</source>
            <translation>Pembekal</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Keterangan</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Telefon</translation>
        </message>
        <message>
            <source>Mobile</source>
            <translation>Telefon bimbit</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mel</translation>
        </message>
        <message>
            <source>Tax number (TIN)</source>
            <translation>Nombor cukai (TIN)</translation>
        </message>
        <message>
            <source>Registration number</source>
            <translation>Nombor pendaftaran</translation>
        </message>
        <message>
            <source>New registration number</source>
            <translation>Nombor pendaftaran baharu</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Mata wang</translation>
        </message>
        <message>
            <source>Credit limit</source>
            <translation>Had kredit</translation>
        </message>
        <message>
            <source>Credit term</source>
            <translation>Terma kredit</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>Aktif</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Jumlah</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Amaun</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>Baris</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Kumpulan</translation>
        </message>
        <message>
            <source>Addresses</source>
            <translation>Alamat</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Alamat</translation>
        </message>
        <message>
            <source>Payment method</source>
            <translation>Kaedah bayaran</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>Rujukan</translation>
        </message>
        <message>
            <source>Sales agent</source>
            <translation>Ejen jualan</translation>
        </message>
        <message>
            <source>Outstanding</source>
            <translation>Baki belum bayar</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Dibatalkan</translation>
        </message>
        <message>
            <source>State</source>
            <comment>of an address</comment>
            <translation>Negeri</translation>
        </message>
        <message>
            <source>Lines</source>
            <comment>of an address</comment>
            <translation>Baris alamat</translation>
        </message>
        <message>
            <source>Second name</source>
            <translation>Nama kedua</translation>
        </message>
        <message>
            <source>Kind of identity document</source>
            <translation>Jenis dokumen pengenalan</translation>
        </message>
        <message>
            <source>Number of identity document</source>
            <translation>Nombor dokumen pengenalan</translation>
        </message>
        <message>
            <source>GST number</source>
            <translation>Nombor GST</translation>
        </message>
        <message>
            <source>SST number</source>
            <translation>Nombor SST</translation>
        </message>
        <message>
            <source>Service tax number</source>
            <translation>Nombor cukai perkhidmatan</translation>
        </message>
        <message>
            <source>Tourism tax number</source>
            <translation>Nombor cukai pelancongan</translation>
        </message>
        <message>
            <source>Tax exemption number</source>
            <translation>Nombor pengecualian cukai</translation>
        </message>
        <message>
            <source>MSIC code</source>
            <translation>Kod MSIC</translation>
        </message>
        <message>
            <source>Nature of business</source>
            <translation>Jenis perniagaan</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Kategori</translation>
        </message>
        <message>
            <source>Second phone</source>
            <translation>Telefon kedua</translation>
        </message>
        <message>
            <source>Fax</source>
            <translation>Faks</translation>
        </message>
        <message>
            <source>Attention</source>
            <translation>Untuk perhatian</translation>
        </message>
        <message>
            <source>Postcode</source>
            <translation>Poskod</translation>
        </message>
        <message>
            <source>City</source>
            <translation>Bandar</translation>
        </message>
        <message>
            <source>Country</source>
            <translation>Negara</translation>
        </message>
        <message>
            <source>Price level</source>
            <translation>Tahap harga</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Kawasan</translation>
        </message>
        <message>
            <source>Control account</source>
            <translation>Akaun kawalan</translation>
        </message>
        <message>
            <source>Created on</source>
            <translation>Dicipta pada</translation>
        </message>
        <message>
            <source>Traffic channel</source>
            <translation>Saluran trafik</translation>
        </message>
        <message>
            <source>Second number</source>
            <translation>Nombor kedua</translation>
        </message>
        <message>
            <source>Posting date</source>
            <translation>Tarikh pengeposan</translation>
        </message>
        <message>
            <source>Tax date</source>
            <translation>Tarikh cukai</translation>
        </message>
        <message>
            <source>Billing address</source>
            <translation>Alamat bil</translation>
        </message>
        <message>
            <source>Delivery address</source>
            <translation>Alamat penghantaran</translation>
        </message>
        <message>
            <source>Delivery addresses</source>
            <translation>Alamat penghantaran</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>Projek</translation>
        </message>
        <message>
            <source>References</source>
            <translation>Rujukan</translation>
        </message>
        <message>
            <source>Local total</source>
            <translation>Jumlah tempatan</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>Telah dibayar</translation>
        </message>
        <message>
            <source>E-invoice</source>
            <translation>e-Invois</translation>
        </message>
        <message>
            <source>Kind of submission</source>
            <translation>Jenis penyerahan</translation>
        </message>
        <message>
            <source>Submitted</source>
            <translation>Diserahkan</translation>
        </message>
        <message>
            <source>Number given by LHDN (UUID)</source>
            <translation>Nombor daripada LHDN (UUID)</translation>
        </message>
        <message>
            <source>Long number given by LHDN</source>
            <translation>Nombor panjang daripada LHDN</translation>
        </message>
        <message>
            <source>Origin</source>
            <translation>Asal</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Catatan</translation>
        </message>
        <message>
            <source>User-defined fields</source>
            <translation>Medan takrifan pengguna</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Produk</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Kuantiti</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Rate of the unit</source>
            <translation>Kadar unit</translation>
        </message>
        <message>
            <source>Unit price</source>
            <translation>Harga seunit</translation>
        </message>
        <message>
            <source>Discount</source>
            <translation>Diskaun</translation>
        </message>
        <message>
            <source>Tax rate</source>
            <translation>Kadar cukai</translation>
        </message>
        <message>
            <source>Price includes tax</source>
            <translation>Harga termasuk cukai</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>Cukai</translation>
        </message>
        <message>
            <source>Local tax</source>
            <translation>Cukai tempatan</translation>
        </message>
        <message>
            <source>Local amount</source>
            <translation>Amaun tempatan</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Akaun</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Lokasi</translation>
        </message>
        <message>
            <source>Reason of tax exemption</source>
            <translation>Sebab pengecualian cukai</translation>
        </message>
        <message>
            <source>Delivery date</source>
            <translation>Tarikh penghantaran</translation>
        </message>
        <message>
            <source>Number in the books</source>
            <translation>Nombor dalam buku akaun</translation>
        </message>
        <message>
            <source>Payment reference</source>
            <translation>Rujukan bayaran</translation>
        </message>
        <message>
            <source>Journal</source>
            <translation>Jurnal</translation>
        </message>
        <message>
            <source>Not applied</source>
            <translation>Belum dipadankan</translation>
        </message>
        <message>
            <source>Bank charge</source>
            <translation>Caj bank</translation>
        </message>
        <message>
            <source>Bounced on</source>
            <translation>Tarikh cek tendang</translation>
        </message>
        <message>
            <source>Not refundable</source>
            <translation>Tidak boleh dikembalikan</translation>
        </message>
        <message>
            <source>What it pays</source>
            <translation>Apa yang dibayar</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Dokumen</translation>
        </message>
        <message>
            <source>Kind of document</source>
            <translation>Jenis dokumen</translation>
        </message>
        <message>
            <source>Exchange gain or loss</source>
            <translation>Untung atau rugi pertukaran</translation>
        </message>
        <message>
            <source>Second description</source>
            <translation>Keterangan kedua</translation>
        </message>
        <message>
            <source>Long description</source>
            <translation>Keterangan panjang</translation>
        </message>
        <message>
            <source>Base unit</source>
            <translation>Unit asas</translation>
        </message>
        <message>
            <source>Sales unit</source>
            <translation>Unit jualan</translation>
        </message>
        <message>
            <source>Purchase unit</source>
            <translation>Unit belian</translation>
        </message>
        <message>
            <source>Barcodes</source>
            <translation>Kod bar</translation>
        </message>
        <message>
            <source>Sales tax code</source>
            <translation>Kod cukai jualan</translation>
        </message>
        <message>
            <source>Purchase tax code</source>
            <translation>Kod cukai belian</translation>
        </message>
        <message>
            <source>Tariff</source>
            <translation>Tarif</translation>
        </message>
        <message>
            <source>Classification</source>
            <translation>Klasifikasi</translation>
        </message>
        <message>
            <source>Stock control</source>
            <translation>Kawalan stok</translation>
        </message>
        <message>
            <source>Serial numbers</source>
            <translation>Nombor siri</translation>
        </message>
        <message>
            <source>Least quantity</source>
            <translation>Kuantiti minimum</translation>
        </message>
        <message>
            <source>Greatest quantity</source>
            <translation>Kuantiti maksimum</translation>
        </message>
        <message>
            <source>Reorder level</source>
            <translation>Paras pesanan semula</translation>
        </message>
        <message>
            <source>Reorder quantity</source>
            <translation>Kuantiti pesanan semula</translation>
        </message>
        <message>
            <source>Shelf</source>
            <translation>Rak</translation>
        </message>
        <message>
            <source>Kind of product</source>
            <translation>Jenis produk</translation>
        </message>
        <message>
            <source>Is the base unit</source>
            <translation>Ialah unit asas</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Harga</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Kos</translation>
        </message>
        <message>
            <source>Lowest price</source>
            <translation>Harga terendah</translation>
        </message>
        <message>
            <source>Highest price</source>
            <translation>Harga tertinggi</translation>
        </message>
        <message>
            <source>Lowest cost</source>
            <translation>Kos terendah</translation>
        </message>
        <message>
            <source>Highest cost</source>
            <translation>Kos tertinggi</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>Ulasan</translation>
        </message>
        <message>
            <source>Second remark</source>
            <translation>Ulasan kedua</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Kadar</translation>
        </message>
        <message>
            <source>Tax code</source>
            <translation>Kod cukai</translation>
        </message>
        <message>
            <source>Exchange rate</source>
            <translation>Kadar pertukaran</translation>
        </message>
        <message>
            <source>ISO code</source>
            <translation>Kod ISO</translation>
        </message>
        <message>
            <source>Symbol</source>
            <translation>Simbol</translation>
        </message>
        <message>
            <source>Buying rate</source>
            <translation>Kadar belian</translation>
        </message>
        <message>
            <source>Selling rate</source>
            <translation>Kadar jualan</translation>
        </message>
        <message>
            <source>Home currency</source>
            <translation>Mata wang tempatan</translation>
        </message>
        <message>
            <source>Parent account</source>
            <translation>Akaun induk</translation>
        </message>
        <message>
            <source>Kind of account</source>
            <translation>Jenis akaun</translation>
        </message>
        <message>
            <source>Special account</source>
            <translation>Akaun khas</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Nilai</translation>
        </message>
    </context>
    <context>
        <name>files</name>
        <message>
            <source>Save</source>
            <translation>Simpan</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Buka</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Batal</translation>
        </message>
        <message>
            <source>Folder:</source>
            <translation>Folder:</translation>
        </message>
        <message>
            <source>File name:</source>
            <translation>Nama fail:</translation>
        </message>
        <message>
            <source>Kind of file:</source>
            <translation>Jenis fail:</translation>
        </message>
    </context>
    <context>
        <name>held</name>
        <message>
            <source>{records} would be deleted in the books.</source>
            <translation>{records} akan dipadam dalam buku akaun.</translation>
        </message>
        <message>
            <source>{records} would be deleted on the platform.</source>
            <translation>{records} akan dipadam di platform.</translation>
        </message>
        <message>
            <source>{records} would be changed in the books.</source>
            <translation>{records} akan diubah dalam buku akaun.</translation>
        </message>
        <message>
            <source>{records} would be changed on the platform.</source>
            <translation>{records} akan diubah di platform.</translation>
        </message>
    </context>
    <context>
        <name>kind</name>
        <message>
            <source>Accounts</source>
            <translation>Akaun</translation>
        </message>
        <message>
            <source>Currencies</source>
            <translation>Mata wang</translation>
        </message>
        <message>
            <source>Credit terms</source>
            <translation>Terma kredit</translation>
        </message>
        <message>
            <source>Tax codes</source>
            <translation>Kod cukai</translation>
        </message>
        <message>
            <source>Sales agents</source>
            <translation>Ejen jualan</translation>
        </message>
        <message>
            <source>Customers</source>
            <translation>Pelanggan</translation>
        </message>
        <message>
            <source>Suppliers</source>
            <translation>Pembekal</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Produk</translation>
        </message>
        <message>
            <source>Invoices</source>
            <translation>Invois</translation>
        </message>
        <message>
            <source>Cash sales</source>
            <translation>Jualan tunai</translation>
        </message>
        <message>
            <source>Credit notes</source>
            <translation>Nota kredit</translation>
        </message>
        <message>
            <source>Payments</source>
            <translation>Bayaran</translation>
        </message>
        <message numerus="yes">
            <source>%n account(s)</source>
            <translation>
                <numerusform>%n akaun</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n currency(ies)</source>
            <translation>
                <numerusform>%n mata wang</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n credit term(s)</source>
            <translation>
                <numerusform>%n terma kredit</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tax code(s)</source>
            <translation>
                <numerusform>%n kod cukai</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sales agent(s)</source>
            <translation>
                <numerusform>%n ejen jualan</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n customer(s)</source>
            <translation>
                <numerusform>%n pelanggan</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n supplier(s)</source>
            <translation>
                <numerusform>%n pembekal</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n product(s)</source>
            <translation>
                <numerusform>%n produk</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n invoice(s)</source>
            <translation>
                <numerusform>%n invois</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cash sale(s)</source>
            <translation>
                <numerusform>%n jualan tunai</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n credit note(s)</source>
            <translation>
                <numerusform>%n nota kredit</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n payment(s)</source>
            <translation>
                <numerusform>%n bayaran</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>log</name>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Run failed</source>
            <translation>Penyegerakan gagal</translation>
        </message>
        <message>
            <source>Synced</source>
            <translation>Disegerakkan</translation>
        </message>
        <message>
            <source>Synced with warnings</source>
            <translation>Disegerakkan dengan amaran</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Menunggu</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Gagal</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Dilangkau</translation>
        </message>
        <message>
            <source>Undone</source>
            <translation>Ditarik balik</translation>
        </message>
        <message>
            <source>To the platform</source>
            <translation>Ke platform</translation>
        </message>
        <message>
            <source>Into the books</source>
            <translation>Ke dalam buku akaun</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>Platform</translation>
        </message>
        <message>
            <source>Books</source>
            <translation>Buku akaun</translation>
        </message>
        <message>
            <source>This goes on by itself.</source>
            <translation>Ini diteruskan secara automatik.</translation>
        </message>
        <message>
            <source>Whoever keeps the books can put this right.</source>
            <translation>Pihak yang mengurus buku akaun boleh membetulkannya.</translation>
        </message>
        <message>
            <source>Whoever set up BukuBridge on this PC can put this right.</source>
            <translation>Pihak yang memasang BukuBridge pada komputer ini boleh membetulkannya.</translation>
        </message>
        <message>
            <source>This is a fault of BukuBridge; support can help with the diagnostics file.</source>
            <translation>Ini kesilapan BukuBridge; bahagian sokongan boleh membantu dengan fail diagnostik.</translation>
        </message>
        <message>
            <source>Try again now</source>
            <translation>Cuba lagi sekarang</translation>
        </message>
        <message>
            <source>Decide…</source>
            <translation>Buat keputusan…</translation>
        </message>
        <message>
            <source>Link duplicates…</source>
            <translation>Paut pendua…</translation>
        </message>
        <message>
            <source>Look at what is held…</source>
            <translation>Lihat apa yang ditahan…</translation>
        </message>
        <message>
            <source>Reconnect…</source>
            <translation>Sambung semula…</translation>
        </message>
        <message>
            <source>Open settings</source>
            <translation>Buka tetapan</translation>
        </message>
        <message>
            <source>Open mappings</source>
            <translation>Buka pemetaan</translation>
        </message>
        <message>
            <source>Open diagnostics</source>
            <translation>Buka diagnostik</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Sedang berjalan</translation>
        </message>
        <message>
            <source>Everything synced</source>
            <translation>Semua disegerakkan</translation>
        </message>
        <message>
            <source>Something is left</source>
            <translation>Ada yang belum selesai</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Dihentikan</translation>
        </message>
        <message>
            <source>on schedule</source>
            <translation>mengikut waktu</translation>
        </message>
        <message>
            <source>started by a person</source>
            <translation>dimulakan oleh pengguna</translation>
        </message>
        <message>
            <source>asked for by the platform</source>
            <translation>diminta oleh platform</translation>
        </message>
        <message>
            <source>after a fault</source>
            <translation>selepas kerosakan</translation>
        </message>
        <message>
            <source>comparing everything</source>
            <translation>membandingkan semuanya</translation>
        </message>
        <message>
            <source>Whoever connected this account can put this right, here or on the platform.</source>
            <translation>Pihak yang menyambungkan akaun ini boleh membetulkannya, di sini atau di platform.</translation>
        </message>
    </context>
    <context>
        <name>posting</name>
        <message>
            <source>One row for the document</source>
            <translation>Satu baris bagi dokumen itu</translation>
        </message>
        <message>
            <source>One row for each line</source>
            <translation>Satu baris bagi setiap baris butiran</translation>
        </message>
        <message>
            <source>One row for all lines that share {names}</source>
            <translation>Satu baris bagi semua butiran yang sama {names}</translation>
        </message>
        <message>
            <source>{rows}, of lines where {conditions}</source>
            <translation>{rows}, bagi butiran yang {conditions}</translation>
        </message>
        <message>
            <source>{rows}, if {conditions}</source>
            <translation>{rows}, jika {conditions}</translation>
        </message>
        <message>
            <source>{sentence}.</source>
            <translation>{sentence}.</translation>
        </message>
        <message>
            <source>{column} is {value}</source>
            <translation>{column} ialah {value}</translation>
        </message>
        <message>
            <source>{sentence}; in all documents the same as {others}</source>
            <translation>{sentence}; dalam semua dokumen sama dengan {others}</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>tiada</translation>
        </message>
        <message>
            <source>a new key</source>
            <translation>kunci baharu</translation>
        </message>
        <message>
            <source>always {value}</source>
            <translation>sentiasa {value}</translation>
        </message>
        <message>
            <source>its number among the rows ({first}, {second} …)</source>
            <translation>nombornya antara baris-baris ({first}, {second} …)</translation>
        </message>
        <message>
            <source>{value}, with the other sign</source>
            <translation>{value}, dengan tanda bertentangan</translation>
        </message>
        <message>
            <source>{value}, if positive, else 0</source>
            <translation>{value}, jika positif, jika tidak 0</translation>
        </message>
        <message>
            <source>{value}, if negative, without its sign, else 0</source>
            <translation>{value}, jika negatif, tanpa tandanya, jika tidak 0</translation>
        </message>
        <message>
            <source>{value} if {conditions}, else {otherwise}</source>
            <translation>{value} jika {conditions}, jika tidak {otherwise}</translation>
        </message>
        <message>
            <source>{value}, its first {count} characters</source>
            <translation>{value}, {count} aksara pertamanya</translation>
        </message>
        <message>
            <source>what belongs to {code} ({list})</source>
            <translation>yang sepadan dengan {code} ({list})</translation>
        </message>
        <message>
            <source>{date} + the days of {code} ({list})</source>
            <translation>{date} + bilangan hari bagi {code} ({list})</translation>
        </message>
        <message>
            <source>{date} + {count} days</source>
            <translation>{date} + {count} hari</translation>
        </message>
        <message>
            <source> followed by </source>
            <translation> diikuti oleh </translation>
        </message>
        <message>
            <source>always</source>
            <translation>sentiasa</translation>
        </message>
        <message>
            <source>{name} is not 0</source>
            <translation>{name} bukan 0</translation>
        </message>
        <message>
            <source>{name} is filled</source>
            <translation>{name} diisi</translation>
        </message>
        <message>
            <source>{name} is empty</source>
            <translation>{name} kosong</translation>
        </message>
        <message>
            <source>{name} is 0</source>
            <translation>{name} ialah 0</translation>
        </message>
        <message>
            <source>{name} is {value}</source>
            <translation>{name} ialah {value}</translation>
        </message>
        <message>
            <source>{name} is not {value}</source>
            <translation>{name} bukan {value}</translation>
        </message>
        <message>
            <source>the document's {column}</source>
            <translation>{column} dokumen</translation>
        </message>
        <message>
            <source>the sum of the lines' {column}</source>
            <translation>jumlah {column} butiran</translation>
        </message>
        <message>
            <source>the line's {column}</source>
            <translation>{column} butiran</translation>
        </message>
        <message>
            <source>the first line's {column}</source>
            <translation>{column} butiran pertama</translation>
        </message>
        <message>
            <source>what rounding left ({column})</source>
            <translation>baki pembundaran ({column})</translation>
        </message>
        <message>
            <source>{value}, on the last one</source>
            <translation>{value}, pada yang terakhir</translation>
        </message>
        <message>
            <source>{value}, on the first one</source>
            <translation>{value}, pada yang pertama</translation>
        </message>
        <message>
            <source>{value}, on the largest one</source>
            <translation>{value}, pada yang terbesar</translation>
        </message>
        <message>
            <source>{column} of {place}</source>
            <translation>{column} bagi {place}</translation>
        </message>
        <message>
            <source> and </source>
            <translation> dan </translation>
        </message>
        <message>
            <source>Proved for a document {traits}.</source>
            <translation>Dibuktikan bagi dokumen {traits}.</translation>
        </message>
    </context>
    <context>
        <name>provider</name>
        <message>
            <source>Path of the .FDB file as the computer sees it on which the Firebird service runs, such as C:\eStream\SQLAccounting\DB\ACC-0001.FDB.</source>
            <translation>Laluan fail .FDB seperti yang dilihat oleh komputer yang menjalankan perkhidmatan Firebird, contohnya C:\eStream\SQLAccounting\DB\ACC-0001.FDB.</translation>
        </message>
        <message>
            <source>Name or address of the computer on which the Firebird service runs.</source>
            <translation>Nama atau alamat komputer yang menjalankan perkhidmatan Firebird.</translation>
        </message>
        <message>
            <source>Port of the Firebird service.</source>
            <translation>Port perkhidmatan Firebird.</translation>
        </message>
        <message>
            <source>A database user (not a SQL Accounting user). SELECT rights are enough; SYSDBA also sees other users' open transactions.</source>
            <translation>Pengguna pangkalan data (bukan pengguna SQL Accounting). Hak SELECT sudah memadai; SYSDBA juga melihat transaksi terbuka pengguna lain.</translation>
        </message>
        <message>
            <source>Password of the database user. It is kept encrypted on this computer and never leaves it.</source>
            <translation>Kata laluan pengguna pangkalan data. Ia disimpan secara tersulit pada komputer ini dan tidak pernah keluar daripadanya.</translation>
        </message>
        <message>
            <source>Role to connect with, when the database user has its rights through one.</source>
            <translation>Peranan untuk menyambung, jika pengguna pangkalan data mendapat haknya melalui peranan.</translation>
        </message>
        <message>
            <source>UTF8 for every company file made since Firebird 3; NONE for older ones.</source>
            <translation>UTF8 untuk setiap fail syarikat yang dibuat sejak Firebird 3; NONE untuk yang lebih lama.</translation>
        </message>
        <message>
            <source>For company files without a character set: what their bytes may be, such as gbk or cp1252; tried in turn.</source>
            <translation>Bagi fail syarikat tanpa set aksara: kemungkinan pengekodannya, seperti gbk atau cp1252; dicuba satu per satu.</translation>
        </message>
        <message>
            <source>By the vendor's API</source>
            <translation>Melalui API pembekal perisian</translation>
        </message>
        <message>
            <source>For a company that runs in the vendor's cloud, or on a computer that cannot be reached: with an access key instead of the company file.</source>
            <translation>Bagi syarikat yang berada dalam awan pembekal perisian, atau pada komputer yang tidak dapat dicapai: dengan kunci akses, bukan fail syarikat.</translation>
        </message>
        <message>
            <source>Made in SQL Accounting: Tools, Maintain User, Detail, More, API Secret Key. Its user can then no longer log in to the desktop program: make a user for it alone.</source>
            <translation>Dibuat dalam SQL Accounting: Tools, Maintain User, Detail, More, API Secret Key. Penggunanya tidak lagi boleh log masuk ke program desktop: buat pengguna khas untuknya.</translation>
        </message>
        <message>
            <source>Shown together with the access key. It is kept encrypted on this computer.</source>
            <translation>Ditunjukkan bersama kunci akses. Ia disimpan secara tersulit pada komputer ini.</translation>
        </message>
        <message>
            <source>The vendor's cloud, or the address of a company's own API service.</source>
            <translation>Awan pembekal perisian, atau alamat perkhidmatan API syarikat sendiri.</translation>
        </message>
        <message>
            <source>Service in the signature: sqlaccount, or execute-api for older keys.</source>
            <translation>Perkhidmatan dalam tandatangan: sqlaccount, atau execute-api untuk kunci lama.</translation>
        </message>
        <message>
            <source>Region in the signature.</source>
            <translation>Rantau dalam tandatangan.</translation>
        </message>
        <message>
            <source>The company's database on SQL Server: AED_ and a name, as AutoCount lists it under Manage Account Book.</source>
            <translation>Pangkalan data syarikat pada SQL Server: AED_ dan satu nama, seperti yang disenaraikan oleh AutoCount di bawah Manage Account Book.</translation>
        </message>
        <message>
            <source>Name or address of the computer on which SQL Server runs.</source>
            <translation>Nama atau alamat komputer tempat SQL Server berjalan.</translation>
        </message>
        <message>
            <source>Name of the SQL Server instance, such as A2006. Leave it empty for the default instance.</source>
            <translation>Nama tika SQL Server, seperti A2006. Biarkan kosong untuk tika lalai.</translation>
        </message>
        <message>
            <source>TCP port of the instance; 0 asks the SQL Server Browser service of that computer.</source>
            <translation>Port TCP bagi tika itu; 0 bertanya kepada perkhidmatan SQL Server Browser pada komputer itu.</translation>
        </message>
        <message>
            <source>A login of SQL Server (not an AutoCount user) with SELECT rights on the company's database. Empty: the Windows user that the agent runs as.</source>
            <translation>Log masuk SQL Server (bukan pengguna AutoCount) dengan hak SELECT pada pangkalan data syarikat. Kosong: pengguna Windows yang menjalankan ejen.</translation>
        </message>
        <message>
            <source>Password of the login. It is kept encrypted on this computer and never leaves it.</source>
            <translation>Kata laluan log masuk itu. Ia disimpan tersulit pada komputer ini dan tidak pernah keluar daripadanya.</translation>
        </message>
        <message>
            <source>The connection is always encrypted. SQL Server makes its own certificate, which nobody has signed: yes accepts it, and you say with it that this is the right server.</source>
            <translation>Sambungan sentiasa disulitkan. SQL Server membuat sijilnya sendiri, yang tidak ditandatangani oleh sesiapa: yes menerimanya, dan dengan itu anda menyatakan bahawa ini pelayan yang betul.</translation>
        </message>
        <message>
            <source>File with the server's own certificate; then no other one is accepted. Needs Microsoft ODBC Driver 18.</source>
            <translation>Fail dengan sijil pelayan itu sendiri; maka tiada sijil lain diterima. Memerlukan Microsoft ODBC Driver 18.</translation>
        </message>
        <message>
            <source>Name of an installed ODBC driver for SQL Server; empty takes the best one.</source>
            <translation>Nama pemacu ODBC untuk SQL Server yang dipasang; kosong memilih yang terbaik.</translation>
        </message>
        <message>
            <source>Of the API. Values up to 74 are ignored by Intuit since August 2025.</source>
            <translation>Versi API. Nilai sehingga 74 tidak dihiraukan oleh Intuit sejak Ogos 2025.</translation>
        </message>
        <message>
            <source>Leads of one page's lead ads, and what its posts achieved.</source>
            <translation>Prospek daripada iklan prospek satu halaman, dan pencapaian kirimannya.</translation>
        </message>
        <message>
            <source>What the posts and stories of one professional Instagram account achieved.</source>
            <translation>Pencapaian kiriman dan cerita satu akaun profesional Instagram.</translation>
        </message>
        <message>
            <source>Customers, products, invoices, credit memos and payments of one QuickBooks Online company.</source>
            <translation>Pelanggan, produk, invois, memo kredit dan bayaran satu syarikat QuickBooks Online.</translation>
        </message>
        <message>
            <source>Contacts, items, invoices, credit notes and payments of one Xero organisation.</source>
            <translation>Kenalan, item, invois, nota kredit dan bayaran satu organisasi Xero.</translation>
        </message>
        <message>
            <source>The books of one company in AutoCount Accounting, from customers to payments.</source>
            <translation>Buku akaun satu syarikat dalam AutoCount Accounting, daripada pelanggan hingga bayaran.</translation>
        </message>
        <message>
            <source>The books of one company in SQL Accounting, from customers to payments.</source>
            <translation>Buku akaun satu syarikat dalam SQL Accounting, daripada pelanggan hingga bayaran.</translation>
        </message>
    </context>
    <context>
        <name>rule</name>
        <message>
            <source>takes a text</source>
            <translation>menerima teks</translation>
        </message>
        <message>
            <source>takes an amount</source>
            <translation>menerima amaun</translation>
        </message>
        <message>
            <source>takes a whole number</source>
            <translation>menerima nombor bulat</translation>
        </message>
        <message>
            <source>takes a number</source>
            <translation>menerima nombor</translation>
        </message>
        <message>
            <source>takes a date</source>
            <translation>menerima tarikh</translation>
        </message>
        <message>
            <source>takes a time</source>
            <translation>menerima masa</translation>
        </message>
        <message>
            <source>takes yes or no</source>
            <translation>menerima ya atau tidak</translation>
        </message>
        <message>
            <source>takes one of a few words</source>
            <translation>menerima satu daripada beberapa perkataan</translation>
        </message>
        <message>
            <source>takes several texts</source>
            <translation>menerima beberapa teks</translation>
        </message>
        <message>
            <source>is a group of fields</source>
            <translation>ialah kumpulan medan</translation>
        </message>
        <message>
            <source>is a list of groups</source>
            <translation>ialah senarai kumpulan</translation>
        </message>
        <message>
            <source>takes user-defined fields</source>
            <translation>menerima medan takrifan pengguna</translation>
        </message>
        <message>
            <source>Leave it empty</source>
            <translation>Biarkan kosong</translation>
        </message>
        <message>
            <source>Copy a column</source>
            <translation>Salin lajur</translation>
        </message>
        <message>
            <source>Always the same value</source>
            <translation>Sentiasa nilai yang sama</translation>
        </message>
        <message>
            <source>Replace values by a table</source>
            <translation>Ganti nilai mengikut jadual</translation>
        </message>
        <message>
            <source>Join several columns</source>
            <translation>Gabungkan beberapa lajur</translation>
        </message>
        <message>
            <source>Take a part of a column</source>
            <translation>Ambil sebahagian lajur</translation>
        </message>
        <message>
            <source>It depends on a column</source>
            <translation>Bergantung pada lajur</translation>
        </message>
        <message>
            <source>Collect several columns</source>
            <translation>Kumpulkan beberapa lajur</translation>
        </message>
        <message>
            <source>Subtract columns</source>
            <translation>Tolak lajur</translation>
        </message>
        <message>
            <source>Currency code</source>
            <translation>Kod mata wang</translation>
        </message>
        <message>
            <source>All user-defined columns</source>
            <translation>Semua lajur takrifan pengguna</translation>
        </message>
        <message>
            <source>A group of fields</source>
            <translation>Kumpulan medan</translation>
        </message>
        <message>
            <source>A group for each row</source>
            <translation>Satu kumpulan bagi setiap baris</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>tiada</translation>
        </message>
        <message>
            <source>always “{value}”</source>
            <translation>sentiasa “{value}”</translation>
        </message>
        <message>
            <source>{column}, replaced by a table</source>
            <translation>{column}, diganti mengikut jadual</translation>
        </message>
        <message>
            <source>{columns}, joined</source>
            <translation>{columns}, digabungkan</translation>
        </message>
        <message>
            <source>part {part} of {column}, split at “{separator}”</source>
            <translation>bahagian {part} daripada {column}, dipisah pada “{separator}”</translation>
        </message>
        <message>
            <source>{columns}, each subtracted from the first</source>
            <translation>{columns}, setiap satu ditolak daripada yang pertama</translation>
        </message>
        <message>
            <source>all columns {columns}</source>
            <translation>semua lajur {columns}</translation>
        </message>
        <message>
            <source>the first filled of {columns}</source>
            <translation>yang pertama berisi antara {columns}</translation>
        </message>
        <message>
            <source>if {column} is empty: {then}, else: {otherwise}</source>
            <translation>jika {column} kosong: {then}, jika tidak: {otherwise}</translation>
        </message>
        <message>
            <source>if {column} is {values}: {then}, else: {otherwise}</source>
            <translation>jika {column} ialah {values}: {then}, jika tidak: {otherwise}</translation>
        </message>
    </context>
    <context>
        <name>setting</name>
        <message>
            <source>Company file</source>
            <translation>Fail syarikat</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Pelayan</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>Database user</source>
            <translation>Pengguna pangkalan data</translation>
        </message>
        <message>
            <source>Database password</source>
            <translation>Kata laluan pangkalan data</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Peranan</translation>
        </message>
        <message>
            <source>Character set</source>
            <translation>Set aksara</translation>
        </message>
        <message>
            <source>Legacy character sets</source>
            <translation>Set aksara lama</translation>
        </message>
        <message>
            <source>Access key</source>
            <translation>Kunci akses</translation>
        </message>
        <message>
            <source>Secret key</source>
            <translation>Kunci rahsia</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Alamat</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Perkhidmatan</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>Rantau</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Pangkalan data</translation>
        </message>
        <message>
            <source>Instance</source>
            <translation>Tika</translation>
        </message>
        <message>
            <source>Trust the server's certificate</source>
            <translation>Percayai sijil pelayan</translation>
        </message>
        <message>
            <source>Certificate file</source>
            <translation>Fail sijil</translation>
        </message>
        <message>
            <source>ODBC driver</source>
            <translation>Pemacu ODBC</translation>
        </message>
    </context>
    <context>
        <name>side</name>
        <message>
            <source>In the books</source>
            <translation>Dalam buku akaun</translation>
        </message>
        <message>
            <source>On the platform</source>
            <translation>Di platform</translation>
        </message>
    </context>
    <context>
        <name>steps</name>
        <message>
            <source>Record</source>
            <translation>Rekod</translation>
        </message>
        <message>
            <source>What was done</source>
            <translation>Apa yang dibuat</translation>
        </message>
        <message>
            <source>Taking it back</source>
            <translation>Penarikan balik</translation>
        </message>
        <message>
            <source>Possible: {reason}</source>
            <translation>Boleh: {reason}</translation>
        </message>
        <message>
            <source>Not possible: {reason}</source>
            <translation>Tidak boleh: {reason}</translation>
        </message>
        <message>
            <source>Taken back: {reason}</source>
            <translation>Ditarik balik: {reason}</translation>
        </message>
        <message>
            <source>Not taken back: {reason}</source>
            <translation>Tidak ditarik balik: {reason}</translation>
        </message>
    </context>
    <context>
        <name>text</name>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>%n hari yang lalu</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) ago</source>
            <translation>
                <numerusform>%n jam yang lalu</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) ago</source>
            <translation>
                <numerusform>%n minit yang lalu</numerusform>
            </translation>
        </message>
        <message>
            <source>just now</source>
            <translation>baru sahaja</translation>
        </message>
        <message>
            <source>in a moment</source>
            <translation>sebentar lagi</translation>
        </message>
        <message numerus="yes">
            <source>in %n minute(s)</source>
            <translation>
                <numerusform>dalam %n minit</numerusform>
            </translation>
        </message>
        <message>
            <source>at {time}</source>
            <translation>pada {time}</translation>
        </message>
        <message>
            <source>moments</source>
            <translation>beberapa saat</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n hari</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n jam</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n minit</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>todo</name>
        <message>
            <source>Decide</source>
            <translation>Buat keputusan</translation>
        </message>
        <message>
            <source>Look at and let go</source>
            <translation>Lihat dan lepaskan</translation>
        </message>
        <message>
            <source>Put the connection right</source>
            <translation>Betulkan sambungan</translation>
        </message>
        <message>
            <source>Correct in the books</source>
            <translation>Betulkan dalam buku akaun</translation>
        </message>
        <message>
            <source>Correct on the platform</source>
            <translation>Betulkan di platform</translation>
        </message>
        <message>
            <source>Goes on by itself</source>
            <translation>Diteruskan secara automatik</translation>
        </message>
    </context>
    <context>
        <name>uncertain</name>
        <message>
            <source>Sent into the books, and the answer was lost. The books are asked before it is sent again.</source>
            <translation>Dihantar ke dalam buku akaun, tetapi jawapannya hilang. Buku akaun ditanya sebelum ia dihantar semula.</translation>
        </message>
        <message>
            <source>Sent to the platform, and the answer was lost. The platform is asked before it is sent again.</source>
            <translation>Dihantar ke platform, tetapi jawapannya hilang. Platform ditanya sebelum ia dihantar semula.</translation>
        </message>
    </context>
    <context>
        <name>would</name>
        <message>
            <source>create</source>
            <translation>cipta</translation>
        </message>
        <message>
            <source>change</source>
            <translation>ubah</translation>
        </message>
        <message>
            <source>delete</source>
            <translation>padam</translation>
        </message>
    </context>
</TS>
