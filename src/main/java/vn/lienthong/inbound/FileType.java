package vn.lienthong.inbound;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Kinds of file a dossier may carry, told by their content and never by their name. The signature must stand at the
 * very first byte, so a file that is also an executable, an archive or a page is none of them.
 */
public enum FileType {
    PDF("application/pdf") {
        @Override
        boolean isSignedIn(byte[] content) {
            return content.length >= 8
                    && startsWith(content, ascii("%PDF-"))
                    && (content[5] == '1' || content[5] == '2')
                    && content[6] == '.'
                    && content[7] >= '0'
                    && content[7] <= '9';
        }

        @Override
        boolean isComplete(byte[] content) {
            return endsNear(content, ascii("%%EOF"));
        }
    },
    JPEG("image/jpeg") {
        @Override
        boolean isSignedIn(byte[] content) {
            return content.length >= 4
                    && startsWith(content, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})
                    && (content[3] & 0xFF) >= 0xC0;
        }

        @Override
        boolean isComplete(byte[] content) {
            return endsNear(content, new byte[] {(byte) 0xFF, (byte) 0xD9});
        }
    },
    PNG("image/png") {
        @Override
        boolean isSignedIn(byte[] content) {
            return startsWith(content, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        }

        @Override
        boolean isComplete(byte[] content) {
            return endsNear(content, ascii("IEND"));
        }
    };

    /** Readers allow some bytes after the end mark; so do we. */
    private static final int END_MARK_WINDOW_BYTES = 2_048;

    private final String mediaType;

    FileType(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The type whose signature the content carries, if any. */
    public static Optional<FileType> of(byte[] content) {
        return Arrays.stream(values()).filter(type -> type.isSignedIn(content)).findFirst();
    }

    abstract boolean isSignedIn(byte[] content);

    /** False when the end mark is missing: most likely cut off on its way. */
    abstract boolean isComplete(byte[] content);

    private static boolean startsWith(byte[] content, byte[] signature) {
        return content.length >= signature.length
                && Arrays.equals(content, 0, signature.length, signature, 0, signature.length);
    }

    private static boolean endsNear(byte[] content, byte[] mark) {
        int first = Math.max(0, content.length - END_MARK_WINDOW_BYTES);
        for (int at = content.length - mark.length; at >= first; at--) {
            if (Arrays.equals(content, at, at + mark.length, mark, 0, mark.length)) return true;
        }
        return false;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
