package vn.lienthong.inbound;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a request may cost and look like (2-contracts, Inbound).
 *
 * @param bodyBytes largest request body, in bytes
 * @param fileBytes largest attached file once decoded, in bytes
 * @param maxFiles most files of one dossier
 * @param fileTypes accepted types by content, of {@link FileType} in any case: PDF, JPEG, PNG
 * @param numberPattern regular expression a dossier number must match as a whole
 * @param inFlightBytes request bodies in memory at one time, in bytes; further requests are told to come back
 * @param inFlightRequests requests worked on at one time
 */
public record InboundLimits(
        long bodyBytes,
        long fileBytes,
        int maxFiles,
        List<String> fileTypes,
        String numberPattern,
        long inFlightBytes,
        int inFlightRequests) {

    /** Jackson and arrays count characters as int; a larger body could not be read anyway. */
    private static final long LARGEST_BODY_BYTES = 1_000_000_000;

    public InboundLimits {
        require(bodyBytes > 0 && bodyBytes <= LARGEST_BODY_BYTES, "bodyBytes out of range");
        require(fileBytes > 0 && fileBytes <= bodyBytes, "fileBytes must be between 1 and bodyBytes");
        require(maxFiles >= 0, "maxFiles must not be negative");
        require(inFlightBytes >= bodyBytes, "inFlightBytes must hold at least one body");
        require(inFlightRequests > 0, "inFlightRequests must be positive");
        fileTypes = fileTypes.stream()
                .map(type -> type.strip().toUpperCase(Locale.ROOT))
                .toList();
        fileTypes.forEach(FileType::valueOf);
        try {
            Pattern.compile(numberPattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("numberPattern is not a regular expression", e);
        }
    }

    /** The same for dossiers of another front. */
    public InboundLimits withNumberPattern(String pattern) {
        return new InboundLimits(bodyBytes, fileBytes, maxFiles, fileTypes, pattern, inFlightBytes, inFlightRequests);
    }

    /** Characters of the longest accepted base64 text: a file of {@link #fileBytes} in MIME lines of 64. */
    long base64Chars() {
        long plain = (fileBytes + 2) / 3 * 4;
        return plain + 2 * (plain / 64 + 1);
    }

    private static void require(boolean condition, String fault) {
        if (!condition) throw new IllegalArgumentException(fault);
    }
}
