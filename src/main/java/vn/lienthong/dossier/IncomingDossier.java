package vn.lienthong.dossier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * A checked dossier on its way in, whichever front it came by.
 *
 * @param front who sent it and gets its statuses: {@code dvclt}; later others
 * @param number the sender's dossier number (maHoSo, the LT number)
 * @param module KS or KT
 * @param procedure maTTHC as sent, with its local suffix if it has one
 * @param unit maDonVi as text
 * @param receivedAt the time the sender states (ngayTiepNhan)
 * @param technicalId techId, may be empty
 * @param form the form, one member per field, nested addresses as objects; text is NFC and otherwise unchanged
 * @param searchNumbers identification numbers in the form, to be found again by keyed hash
 * @param warnings codes of {@code warning.<code>} texts for the officer
 */
public record IncomingDossier(
        String front,
        String number,
        String module,
        String procedure,
        String unit,
        Instant receivedAt,
        String technicalId,
        ObjectNode form,
        List<IncomingDocument> documents,
        List<String> searchNumbers,
        List<String> warnings) {}
