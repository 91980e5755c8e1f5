package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Base64;

/** The papers of a synthetic dossier: PDF, JPEG and PNG in turn. */
final class Attachments {
    private Attachments() {}

    /** @param id from 1, also decides the file type */
    static void add(ArrayNode files, int id, String paper, boolean cancelled, String number) {
        String label = number + " " + id;
        byte[] bytes =
                switch (id % 3) {
                    case 1 -> SampleFiles.pdf(label);
                    case 2 -> SampleFiles.jpeg(label);
                    default -> SampleFiles.png(id, label);
                };
        files.addObject()
                .put("id", id)
                .put("loaiGiayTo", id == 1 ? 1 : 2)
                .put("tenGiayTo", paper)
                .put("tenTepDinhKem", "giay-to-" + id + (id % 3 == 1 ? ".pdf" : id % 3 == 2 ? ".jpg" : ".png"))
                .put("huyGiayTo", cancelled ? 1 : 0)
                .put("duLieuTepDinhKem", Base64.getEncoder().encodeToString(bytes));
    }
}
