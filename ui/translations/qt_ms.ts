<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
    <context>
        <name>QAbstractSpinBox</name>
        <message>
            <source>&amp;Select All</source>
            <translation>&amp;Pilih semua</translation>
        </message>
        <message>
            <source>&amp;Step up</source>
            <translation>&amp;Naik</translation>
        </message>
        <message>
            <source>Step &amp;down</source>
            <translation>&amp;Turun</translation>
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <source>Look in:</source>
            <translation>Lihat dalam:</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Kembali</translation>
        </message>
        <message>
            <source>Go back</source>
            <translation>Kembali</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Ke hadapan</translation>
        </message>
        <message>
            <source>Go forward</source>
            <translation>Ke hadapan</translation>
        </message>
        <message>
            <source>Parent Directory</source>
            <translation>Folder induk</translation>
        </message>
        <message>
            <source>Go to the parent directory</source>
            <translation>Pergi ke folder induk</translation>
        </message>
        <message>
            <source>Create New Folder</source>
            <translation>Buat folder baharu</translation>
        </message>
        <message>
            <source>Create a New Folder</source>
            <translation>Buat folder baharu</translation>
        </message>
        <message>
            <source>List View</source>
            <translation>Paparan senarai</translation>
        </message>
        <message>
            <source>Change to list view mode</source>
            <translation>Tukar kepada paparan senarai</translation>
        </message>
        <message>
            <source>Detail View</source>
            <translation>Paparan butiran</translation>
        </message>
        <message>
            <source>Change to detail view mode</source>
            <translation>Tukar kepada paparan butiran</translation>
        </message>
        <message>
            <source>Sidebar</source>
            <translation>Bar sisi</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Fail</translation>
        </message>
        <message>
            <source>File &amp;name:</source>
            <translation>&amp;Nama fail:</translation>
        </message>
        <message>
            <source>Files of type:</source>
            <translation>Jenis fail:</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>&amp;Buka</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>&amp;Simpan</translation>
        </message>
        <message>
            <source>&amp;Choose</source>
            <translation>&amp;Pilih</translation>
        </message>
        <message>
            <source>&amp;Rename</source>
            <translation>Namakan &amp;semula</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>&amp;Padam</translation>
        </message>
        <message>
            <source>Show &amp;hidden files</source>
            <translation>Tunjuk fail &amp;tersembunyi</translation>
        </message>
        <message>
            <source>&amp;New Folder</source>
            <translation>Folder &amp;baharu</translation>
        </message>
        <message>
            <source>New Folder</source>
            <translation>Folder baharu</translation>
        </message>
        <message>
            <source>All Files (*)</source>
            <translation>Semua fail (*)</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Buka</translation>
        </message>
        <message>
            <source>Save As</source>
            <translation>Simpan sebagai</translation>
        </message>
        <message>
            <source>Computer</source>
            <translation>Komputer</translation>
        </message>
        <message>
            <source>My Computer</source>
            <translation>Komputer</translation>
        </message>
        <message>
            <source>%1 already exists.
Do you want to replace it?</source>
            <translation>%1 sudah wujud.
Adakah anda mahu menggantikannya?</translation>
        </message>
        <message>
            <source>%1
File not found.
Please verify the correct file name was given.</source>
            <translation>%1
Fail tidak dijumpai.
Sila semak nama fail itu.</translation>
        </message>
        <message>
            <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
            <translation>%1
Folder tidak dijumpai.
Sila semak nama folder itu.</translation>
        </message>
    </context>
    <context>
        <name>QFileSystemModel</name>
        <message>
            <source>Name</source>
            <translation>Nama</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Saiz</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Jenis</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Jenis</translation>
        </message>
        <message>
            <source>Date Modified</source>
            <translation>Tarikh diubah</translation>
        </message>
    </context>
    <context>
        <name>QLineEdit</name>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Buat asal</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>Buat &amp;semula</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>Po&amp;tong</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>Sa&amp;lin</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>Ta&amp;mpal</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Padam</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>Pilih semua</translation>
        </message>
    </context>
    <context>
        <name>QMessageBox</name>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Simpan</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Buka</translation>
        </message>
        <message>
            <source>&amp;Yes</source>
            <translation>&amp;Ya</translation>
        </message>
        <message>
            <source>&amp;No</source>
            <translation>&amp;Tidak</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Tutup</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Batal</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Guna</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Cuba lagi</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Buang</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Bantuan</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Tetapkan semula</translation>
        </message>
    </context>
    <context>
        <name>QScrollBar</name>
        <message>
            <source>Scroll here</source>
            <translation>Tatal ke sini</translation>
        </message>
        <message>
            <source>Left edge</source>
            <translation>Hujung kiri</translation>
        </message>
        <message>
            <source>Top</source>
            <translation>Atas</translation>
        </message>
        <message>
            <source>Right edge</source>
            <translation>Hujung kanan</translation>
        </message>
        <message>
            <source>Bottom</source>
            <translation>Bawah</translation>
        </message>
        <message>
            <source>Page left</source>
            <translation>Halaman ke kiri</translation>
        </message>
        <message>
            <source>Page up</source>
            <translation>Halaman ke atas</translation>
        </message>
        <message>
            <source>Page right</source>
            <translation>Halaman ke kanan</translation>
        </message>
        <message>
            <source>Page down</source>
            <translation>Halaman ke bawah</translation>
        </message>
        <message>
            <source>Scroll left</source>
            <translation>Tatal ke kiri</translation>
        </message>
        <message>
            <source>Scroll up</source>
            <translation>Tatal ke atas</translation>
        </message>
        <message>
            <source>Scroll right</source>
            <translation>Tatal ke kanan</translation>
        </message>
        <message>
            <source>Scroll down</source>
            <translation>Tatal ke bawah</translation>
        </message>
    </context>
    <context>
        <name>QWidgetTextControl</name>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Buat asal</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>Buat &amp;semula</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>Po&amp;tong</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>Sa&amp;lin</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>Ta&amp;mpal</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Padam</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>Pilih semua</translation>
        </message>
        <message>
            <source>Copy &amp;Link Location</source>
            <translation>Salin &amp;lokasi pautan</translation>
        </message>
    </context>
</TS>
