package vn.lienthong.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.lienthong.config.Sha256;

/** A zip that is written once, part by part; its last part lists the others with size and SHA-256. */
final class ZipParts {
    static final String MANIFEST = "manifest.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ZipOutputStream zip;
    private final ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode unreadable = JsonNodeFactory.instance.arrayNode();

    /** Writes one part. */
    @FunctionalInterface
    interface Part {
        void writeTo(OutputStream out) throws IOException;
    }

    ZipParts(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    void json(String name, JsonNode content) throws IOException {
        part(name, out -> out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content)));
    }

    void part(String name, Part part) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Counted out = new Counted(zip, Sha256.digest());
        part.writeTo(out);
        out.flush();
        zip.closeEntry();
        parts.addObject().put("name", name).put("bytes", out.bytes).put("sha256", Sha256.hex(out.getMessageDigest()));
    }

    /** Something that is kept and cannot be opened. */
    void unreadable(String what) {
        unreadable.add(what);
    }

    /** Nothing more comes. @param head what the manifest says beside its lists */
    void finish(ObjectNode head) throws IOException {
        head.set("parts", parts);
        head.set("unreadable", unreadable);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(head));
        zip.closeEntry();
        zip.finish();
    }

    private static final class Counted extends DigestOutputStream {
        private long bytes;

        Counted(OutputStream out, MessageDigest digest) {
            super(out, digest);
        }

        @Override
        public void write(int one) throws IOException {
            super.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            super.write(from, offset, length);
            bytes += length;
        }
    }
}
