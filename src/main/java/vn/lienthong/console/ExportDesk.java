package vn.lienthong.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.LogSlices;
import vn.lienthong.export.DossierExport;
import vn.lienthong.export.LogExport;

/** What is handed out whole. Both exports note in the event log who asked before they write the first byte. */
public interface ExportDesk {
    /** A part of the event log, as lines. */
    void log(LogExport.Wanted wanted, String who, OutputStream out) throws IOException;

    /** As {@link LogExport#firstBad}. */
    OptionalLong firstBad(List<LogSlices.Row> rows);

    /** As {@link LogExport#check}. */
    LogExport.EndCheck check(LogExport.End end);

    /** Everything that is held of one dossier, as a zip. */
    void dossier(Dossier dossier, DossierExport.Request request, OutputStream out) throws IOException;

    /** The exports of an engine. */
    static ExportDesk of(LogExport log, DossierExport dossiers) {
        return new ExportDesk() {
            @Override
            public void log(LogExport.Wanted wanted, String who, OutputStream out) throws IOException {
                log.write(wanted, who, out);
            }

            @Override
            public OptionalLong firstBad(List<LogSlices.Row> rows) {
                return log.firstBad(rows);
            }

            @Override
            public LogExport.EndCheck check(LogExport.End end) {
                return log.check(end);
            }

            @Override
            public void dossier(Dossier dossier, DossierExport.Request request, OutputStream out) throws IOException {
                dossiers.write(dossier, request, out);
            }
        };
    }
}
