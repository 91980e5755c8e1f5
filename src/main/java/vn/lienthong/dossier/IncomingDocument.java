package vn.lienthong.dossier;

/**
 * One attached file as it arrived.
 *
 * @param id the sender's id of the file (fileDinhKem.id)
 * @param kind loaiGiayTo
 * @param title tenGiayTo
 * @param fileName tenTepDinhKem
 * @param cancelled huyGiayTo = 1: kept, never forwarded
 * @param mediaType found from the content, never from the name
 */
public record IncomingDocument(
        long id, int kind, String title, String fileName, boolean cancelled, String mediaType, byte[] content) {}
