package vn.lienthong.inbound;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Under what type and name a stored file is given out: one of the types we take, else bytes of no type; a name without
 * a path, of bearable length, that ends as its type does.
 */
record SafeFileName(String mediaType, String name) {
    private static final String ANY_TYPE = "application/octet-stream";
    private static final int MAX_CHARS = 150;
    private static final Map<String, String> ENDINGS =
            Map.of("application/pdf", ".pdf", "image/jpeg", ".jpg", "image/png", ".png", ANY_TYPE, ".bin");
    /** What may stand as it is in an extended parameter (RFC 8187, attr-char). */
    private static final String PLAIN = "!#$&+-.^_`|~";

    static SafeFileName of(String storedType, String storedName) {
        String type = ENDINGS.containsKey(storedType) ? storedType : ANY_TYPE;
        String name = Normalizer.normalize(storedName, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\"<>:|?*]", "")
                .replaceAll("[/\\\\]", "-")
                .strip()
                .replaceFirst("^\\.+", "");
        if (name.length() > MAX_CHARS) name = name.substring(0, MAX_CHARS);
        if (Character.isHighSurrogate(name.isEmpty() ? ' ' : name.charAt(name.length() - 1)))
            name = name.substring(0, name.length() - 1);
        String ending = ENDINGS.get(type);
        String lower = name.toLowerCase(Locale.ROOT);
        boolean fits = lower.endsWith(ending) || (ending.equals(".jpg") && lower.endsWith(".jpeg"));
        return new SafeFileName(type, (name.isEmpty() ? "tep" : name) + (fits ? "" : ending));
    }

    /** As RFC 6266 wants it: the name in ASCII for old readers, and as it is. */
    String contentDisposition() {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9._ -]", "_");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + extended();
    }

    private String extended() {
        StringBuilder text = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xff);
            boolean plain = letter < 128 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
            if (plain) text.append(letter);
            else text.append('%').append("%02X".formatted((int) letter));
        }
        return text.toString();
    }
}
