package vn.lienthong.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;

/**
 * One document, open for reading. Holds one buffer of {@value #BUFFER_BYTES} bytes however large the document is: Java
 * gives out nothing of a GCM text before its tag is checked, so the content is proven by its address, a keyed hash of
 * it, in a first pass, and read in a second.
 */
public final class DocumentContent implements AutoCloseable {
    private static final int BUFFER_BYTES = 65_536;
    private static final int BLOCK_BYTES = 16;

    private final FileChannel file;
    private final Vault vault;
    private final byte[] header;
    private final long size;

    private DocumentContent(FileChannel file, Vault vault, byte[] header, long size) {
        this.file = file;
        this.vault = vault;
        this.header = header;
        this.size = size;
    }

    /** @throws SealBroken when the bytes are not those of that address */
    static DocumentContent open(Path path, Vault vault, String address) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            byte[] header = read(file, 0, Vault.headerBytes(read(file, 0, 2)));
            long size = file.size() - header.length - Vault.TAG_BITS / 8;
            if (size < 0) throw new SealBroken("sealed bytes are cut off");
            DocumentContent content = new DocumentContent(file, vault, header, size);
            if (!address.equals(content.address())) throw new SealBroken("sealed bytes were changed");
            return content;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** So many bytes from {@code start} on. Closing the stream closes the document. */
    public InputStream part(long start, long bytes) {
        if (start < 0 || bytes < 0 || start + bytes > size) throw new IllegalArgumentException("outside the document");
        return new Part(start, bytes);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private String address() throws IOException {
        Mac mac = vault.mac(Vault.Purpose.DOCUMENT);
        byte[] buffer = new byte[BUFFER_BYTES];
        InputStream whole = part(0, size);
        for (int count = whole.read(buffer); count > 0; count = whole.read(buffer)) mac.update(buffer, 0, count);
        return HexFormat.of().formatHex(mac.doFinal());
    }

    private static byte[] read(FileChannel file, long position, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) throw new SealBroken("sealed bytes are cut off");
        }
        return buffer.array();
    }

    private final class Part extends InputStream {
        private final Cipher cipher;
        private long position;
        private long left;

        private Part(long start, long bytes) {
            cipher = vault.counterMode(header, start / BLOCK_BYTES);
            cipher.update(new byte[(int) (start % BLOCK_BYTES)]); // into the middle of the first block
            position = header.length + start;
            left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) return 0;
            if (left == 0) return -1;
            int count = (int) Math.min(Math.min(length, BUFFER_BYTES), left);
            byte[] sealed = DocumentContent.read(file, position, count);
            position += count;
            left -= count;
            try {
                return cipher.update(sealed, 0, count, into, offset);
            } catch (ShortBufferException e) {
                throw new IllegalStateException("counter mode gives as many bytes as it takes", e);
            }
        }

        @Override
        public void close() throws IOException {
            DocumentContent.this.close();
        }
    }
}
