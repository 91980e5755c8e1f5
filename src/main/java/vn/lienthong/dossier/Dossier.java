package vn.lienthong.dossier;

import java.time.Instant;
import java.util.List;

/**
 * A dossier as it stands at one revision. Holds no personal data: form, results and papers are read separately.
 *
 * @param number the front's number (LT number)
 * @param oneStopNumber maHoSoMCDT, null until assigned
 * @param group birth or death; empty while the procedure is not mapped
 * @param revision grows with every change; a change decided on an older revision is refused
 * @param dueAt appointment of the registration, null until the clock set it
 */
public record Dossier(
        long id,
        String front,
        String number,
        String oneStopNumber,
        String group,
        String module,
        String procedure,
        String unit,
        Status status,
        int version,
        long revision,
        Instant receivedAt,
        Instant arrivedAt,
        Instant dueAt,
        Instant groupDueAt,
        List<String> warnings) {}
