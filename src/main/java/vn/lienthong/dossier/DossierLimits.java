package vn.lienthong.dossier;

import java.util.List;

/** How large a dossier may be. The partner API's own limits are narrower; these are what the tables hold. */
public final class DossierLimits {
    /** Dossier number, procedure, unit; characters. */
    public static final int MAX_CODE_CHARS = 100;

    public static final int MAX_FRONT_CHARS = 20;
    public static final int MAX_MODULE_CHARS = 10;
    /** The form as canonical JSON. */
    public static final int MAX_FORM_BYTES = 1_000_000;

    public static final int MAX_DOCUMENTS = 100;
    /** Title or file name of a document. */
    public static final int MAX_NAME_CHARS = 500;

    public static final int MAX_SEARCH_NUMBERS = 50;
    public static final int MAX_WARNINGS = 50;

    private DossierLimits() {}

    /** @throws OverLimit naming what is too large; the form is measured where it is written */
    static void check(IncomingDossier incoming) {
        chars("front", incoming.front(), MAX_FRONT_CHARS);
        chars("number", incoming.number(), MAX_CODE_CHARS);
        chars("module", incoming.module(), MAX_MODULE_CHARS);
        chars("procedure", incoming.procedure(), MAX_CODE_CHARS);
        chars("unit", incoming.unit(), MAX_CODE_CHARS);
        chars("technicalId", incoming.technicalId(), MAX_NAME_CHARS);
        if (incoming.documents().size() > MAX_DOCUMENTS) throw new OverLimit("documents", MAX_DOCUMENTS);
        for (IncomingDocument document : incoming.documents()) {
            chars("document title", document.title(), MAX_NAME_CHARS);
            chars("document file name", document.fileName(), MAX_NAME_CHARS);
            chars("media type", document.mediaType(), MAX_CODE_CHARS);
            if (document.content().length > DocumentStore.MAX_DOCUMENT_BYTES)
                throw new OverLimit("document", DocumentStore.MAX_DOCUMENT_BYTES);
        }
        if (incoming.searchNumbers().size() > MAX_SEARCH_NUMBERS)
            throw new OverLimit("search numbers", MAX_SEARCH_NUMBERS);
        checkWarnings(incoming.warnings());
    }

    /** Warning codes are {@code [a-z0-9-]{1,60}}: they are kept as one list by comma. */
    static void checkWarnings(List<String> codes) {
        if (codes.size() > MAX_WARNINGS) throw new OverLimit("warnings", MAX_WARNINGS);
        for (String code : codes)
            if (!code.matches("[a-z0-9-]{1,60}")) throw new IllegalArgumentException("warning code: " + code);
    }

    private static void chars(String what, String text, int limit) {
        if (text != null && text.length() > limit) throw new OverLimit(what, limit);
    }
}
