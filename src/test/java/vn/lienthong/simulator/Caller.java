package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import vn.lienthong.simulator.SimulatorOptions.Credentials;

/** Calls the simulated partners as an engine would. */
final class Caller {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Credentials DEMO = Credentials.DEMO;

    record Reply(int status, String body) {
        JsonNode json() {
            return Wire.object(body);
        }
    }

    private Caller() {}

    static Reply post(URI base, String path, String authorization, String body, String... headers) throws IOException {
        HttpRequest.Builder call =
                HttpRequest.newBuilder(URI.create(base + path)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) call.header("Authorization", authorization);
        if (headers.length > 0) call.headers(headers);
        try {
            HttpResponse<String> response = CLIENT.send(call.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String dvcltToken(DvcltSimulator dvclt) throws IOException {
        String login = Wire.JSON
                .createObjectNode()
                .put("userName", DEMO.dvcltUsername())
                .put("password", DEMO.dvcltPassword())
                .toString();
        return "Bearer " + Wire.text(post(dvclt.url(), "/api/token", "", login).json(), "token");
    }

    static String ndxpBasic() {
        String pair = DEMO.ndxpKey() + ":" + DEMO.ndxpSecret();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes());
    }

    static String ndxpToken(NdxpSimulator ndxp) throws IOException {
        Reply reply = post(ndxp.url(), "/token", ndxpBasic(), "grant_type=client_credentials");
        return "Bearer " + Wire.text(reply.json(), "access_token");
    }

    /** A status call-back with everything the code needs. */
    static ObjectNode callback(String number, int code) {
        ObjectNode body = Wire.JSON
                .createObjectNode()
                .put("maTTHC", "2.000986")
                .put("soHoSoLT", number)
                .put("coQuanXuLy", 5)
                .put("maHoSo", "H21.129-260921-0001")
                .put("trangThai", code)
                .put("thoiGianThucHien", "21/09/2026 09:20:00");
        if (code == 2) body.put("hanBoSungHoSo", "30/09/2026 17:00:00");
        if (code == 6) body.put("ghiChu", "Không thuộc thẩm quyền");
        if (code == 4) body.put("ketQuaXuLy", birthResult().toString());
        return body;
    }

    static ObjectNode birthResult() {
        return Wire.JSON
                .createObjectNode()
                .put("nksHoTen", "H'Hen Niê")
                .put("maGiayToKetQua", "KQ.G15.000031")
                .put("meLoaiCuTru", 1)
                .put("meNoiCuTru", "Số 1, phường Ninh Kiều")
                .put("chaLoaiCuTru", 1)
                .put("chaNoiCuTru", "Không có thông tin")
                .put("giayKhaiSinh", Base64.getEncoder().encodeToString(SampleFiles.pdf("test")));
    }

    /** All the text DVCLT answers with. */
    static String text(Reply reply) {
        return reply.json().path("title").asText() + " " + reply.json().path("errors");
    }
}
