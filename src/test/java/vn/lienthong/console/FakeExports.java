package vn.lienthong.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.LogSlices;
import vn.lienthong.export.DossierExport;
import vn.lienthong.export.LogExport;

/** Exports of so many bytes, which may break or wait. */
public final class FakeExports implements ExportDesk {
    /** A line of an export without rows. */
    public static final String FIRST =
            "{\"export\":\"lienthong-log/1\",\"firstSeq\":1,\"lastSeq\":0,\"dossier\":\"\"}\n";

    public static final String END =
            "{\"rows\":0,\"headSeq\":0,\"headHash\":\"00\",\"seal\":\"" + "0".repeat(64) + "\"}\n";

    public final List<LogExport.Wanted> wanted = new CopyOnWriteArrayList<>();
    public final List<DossierExport.Request> requests = new CopyOnWriteArrayList<>();
    /** Sizes of the parts in which rows came to be checked. */
    public final List<Integer> checked = new CopyOnWriteArrayList<>();

    public OptionalLong firstBad = OptionalLong.empty();
    /** Bytes of the dossier's export. */
    public int bytes = 100;

    public boolean breaksBefore;
    public boolean breaksAfter;
    /** What the dossier's export waits for. */
    public volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public void log(LogExport.Wanted asked, String who, OutputStream out) throws IOException {
        wanted.add(asked);
        if (breaksBefore) throw new IllegalStateException("the log takes nothing more");
        out.write(FIRST.getBytes(StandardCharsets.UTF_8));
        out.flush();
        if (breaksAfter) throw new IllegalStateException("the database has gone");
        out.write(END.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public OptionalLong firstBad(List<LogSlices.Row> rows) {
        checked.add(rows.size());
        return rows.stream().anyMatch(row -> firstBad.equals(OptionalLong.of(row.seq())))
                ? firstBad
                : OptionalLong.empty();
    }

    @Override
    public LogExport.EndCheck check(LogExport.End end) {
        return new LogExport.EndCheck(true, true);
    }

    @Override
    public void dossier(Dossier dossier, DossierExport.Request request, OutputStream out) throws IOException {
        requests.add(request);
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        byte[] piece = new byte[1_000];
        for (int left = bytes; left > 0; left -= piece.length) out.write(piece, 0, Math.min(left, piece.length));
    }
}
