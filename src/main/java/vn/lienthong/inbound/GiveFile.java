package vn.lienthong.inbound;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import vn.lienthong.dossier.DocumentContent;
import vn.lienthong.dossier.LinkedFiles;
import vn.lienthong.dossier.LinkedFiles.LinkedFile;
import vn.lienthong.dossier.LinkedFiles.Verdict;

/**
 * Answers a request for a linked file: 200 with the whole of it, 206 with the part asked for, or a problem. That it was
 * given stands in the event log before the first byte goes out.
 */
final class GiveFile implements Processor {
    /** In the event log, where no token is asked for. */
    private static final String NOBODY_KNOWN = "file-link";

    private final LinkedFiles files;

    GiveFile(LinkedFiles files) {
        this.files = files;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        ProblemAnswer.rememberTraceId(exchange);
        String id = message.getHeader("id", "", String.class);
        String range = message.getHeader("Range", String.class);
        boolean wantsContent = !"HEAD".equals(message.getHeader(Exchange.HTTP_METHOD));
        String caller = message.getHeader(PartnerApiGuard.CALLER_HEADER, NOBODY_KNOWN, String.class);
        message.removeHeaders("*");
        message.setHeader(TraceId.HEADER, ProblemAnswer.traceId(exchange));
        message.setBody(null);
        LinkedFile file = files.find(id);
        if (file.verdict() != Verdict.OPENS) refuse(exchange, file, caller);
        else answer(exchange, file, range, wantsContent, caller);
    }

    private void refuse(Exchange exchange, LinkedFile file, String caller) {
        if (file.verdict() != Verdict.UNKNOWN) files.refused(file, caller);
        ProblemKind kind =
                switch (file.verdict()) {
                    case EXPIRED -> ProblemKind.FILE_LINK_EXPIRED;
                    case REVOKED -> ProblemKind.FILE_LINK_REVOKED;
                    default -> ProblemKind.UNKNOWN_FILE;
                };
        ProblemAnswer.write(exchange, Problem.of(kind));
    }

    private void answer(Exchange exchange, LinkedFile file, String header, boolean wantsContent, String caller) {
        Optional<ByteRange> part;
        try {
            // a part is a matter of GET only (RFC 9110, 14.2)
            part = wantsContent ? ByteRange.read(header, file.size()) : Optional.empty();
        } catch (ByteRange.Unsatisfiable beyond) {
            ProblemAnswer.write(exchange, Problem.of(ProblemKind.RANGE_NOT_SATISFIABLE));
            exchange.getMessage().setHeader("Content-Range", "bytes */" + file.size());
            return;
        }
        Message message = exchange.getMessage();
        SafeFileName safe = SafeFileName.of(file.mediaType(), file.fileName());
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, part.isPresent() ? 206 : 200);
        message.setHeader(Exchange.CONTENT_TYPE, safe.mediaType());
        message.setHeader("Content-Disposition", safe.contentDisposition());
        message.setHeader("Accept-Ranges", "bytes");
        part.ifPresent(range ->
                message.setHeader("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + file.size()));
        if (!wantsContent) return;
        ByteRange wanted = part.orElse(new ByteRange(0, file.size()));
        DocumentContent content = files.give(file, caller, wanted.first(), wanted.bytes());
        message.setBody(content.part(wanted.first(), wanted.bytes()));
    }
}
