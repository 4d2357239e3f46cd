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
        <name>KindRow</name>
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
            <source>Not at all: left out</source>
            <translation>Tidak langsung: ditinggalkan</translation>
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
            <source>Show everything</source>
            <translation>Tunjuk semuanya</translation>
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
