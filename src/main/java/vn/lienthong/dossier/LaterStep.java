package vn.lienthong.dossier;

import java.time.Instant;

/**
 * What another authority said of one of the steps after the registration: residence, insurance, benefits. It stands
 * beside the dossier and never changes the dossier's own status.
 *
 * @param number the dossier (LT number) it is about, as stated
 * @param step null until the dossier has come and the step is known from the table of later steps
 * @param agency {@code coQuanXuLy}
 * @param code {@code trangThai}; {@value #AWAITED} for a step the citizen chose and nobody has spoken of yet
 * @param statedAt the time the source states when it is sane, else that of arrival
 */
public record LaterStep(
        long id, String number, String step, String agency, String procedure, String code, Instant statedAt) {
    public static final String AWAITED = "";
}
