package vn.lienthong.partner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * The HTTP client of one partner, as camel-http builds it, without anything that would act on its own: no redirects
 * (credentials would follow them), no automatic repeats (a POST would be sent twice), no cookies, no decompression
 * (an answer's size is what came over the line).
 */
final class PartnerHttp implements AutoCloseable {
    private static final ScheduledExecutorService DEADLINES = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "partner-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    private final PartnerProfile profile;
    private final HttpEndpoint endpoint;

    PartnerHttp(CamelContext context, PartnerProfile profile) {
        this.profile = profile;
        HttpComponent component = new HttpComponent();
        component.setCamelContext(context);
        component.setConnectionsPerRoute(profile.concurrency());
        component.setMaxTotalConnections(profile.concurrency());
        component.setResponseTimeout(timeout());
        component.setConnectTimeout(Math.min(10_000, timeout()));
        component.setConnectionRequestTimeout(timeout());
        component.setCookieManagementDisabled(true);
        component.setUseGlobalSslContextParameters(true);
        component.setHttpClientConfigurer(builder -> builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching());
        component.start();
        try {
            endpoint = (HttpEndpoint) component.createEndpoint(profile.url().toString());
        } catch (Exception e) {
            throw new IllegalStateException("partner " + profile.name() + ": address not usable", e);
        }
        endpoint.start();
    }

    private long timeout() {
        return profile.timeout().toMillis();
    }

    /** What a partner may be asked with. */
    enum Method {
        GET,
        POST,
        PUT
    }

    /** @param body what was read; null if there was none */
    record Answer(int status, byte[] body) {}

    /** The answer was longer than the partner's limit; reading it was broken off. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    /**
     * @param body not sent with a GET
     * @throws IllegalArgumentException when path or content type cannot be sent
     */
    HttpUriRequestBase request(
            Method method, String path, String contentType, byte[] body, Map<String, String> headers) {
        URI address = URI.create(profile.url().toString().replaceAll("/+$", "")
                + profile.forwarding().path(path));
        HttpUriRequestBase request = new HttpUriRequestBase(method.name(), address);
        headers.forEach(request::setHeader);
        profile.forwarding().headers().forEach(request::setHeader);
        if (method == Method.GET) return request;
        try {
            request.setEntity(new ByteArrayEntity(body, ContentType.parse(contentType)));
        } catch (UnsupportedCharsetException e) {
            throw new IllegalArgumentException("content type", e);
        }
        return request;
    }

    /** @throws IOException no answer, or one that broke off; RuntimeExceptions of the client mean the same */
    Answer send(HttpUriRequestBase request) throws IOException {
        HttpHost target = HttpHost.create(target(request));
        ScheduledFuture<?> deadline =
                DEADLINES.schedule(request::cancel, 2 * profile.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response =
                endpoint.getHttpClient().executeOpen(target, request, HttpClientContext.create())) {
            return new Answer(response.getCode(), read(request, response));
        } finally {
            deadline.cancel(false);
        }
    }

    private static URI target(HttpUriRequestBase request) {
        try {
            return request.getUri();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("address", e);
        }
    }

    private byte[] read(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) return null;
        try (InputStream stream = response.getEntity().getContent()) {
            if (stream == null) return null;
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            byte[] buffer = new byte[16_384];
            for (int count; (count = stream.read(buffer)) >= 0; ) {
                if (read.size() + count > profile.answerLimit()) {
                    request.cancel(); // closing the stream would read the rest
                    throw new TooLarge();
                }
                read.write(buffer, 0, count);
            }
            return read.toByteArray();
        }
    }

    @Override
    public void close() {
        endpoint.stop();
        endpoint.getComponent().stop();
    }
}
