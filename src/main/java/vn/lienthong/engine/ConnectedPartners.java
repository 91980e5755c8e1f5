package vn.lienthong.engine;

import org.apache.camel.CamelContext;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Settings;
import vn.lienthong.partner.Credentials;
import vn.lienthong.partner.PartnerProfile;
import vn.lienthong.partner.Partners;

/** Which partners the settings connect, and with what account. */
final class ConnectedPartners {
    private final Settings settings;
    private final Partners partners;
    private final CamelContext context;

    ConnectedPartners(Settings settings, Partners partners, CamelContext context) {
        this.settings = settings;
        this.partners = partners;
        this.context = context;
    }

    /** @param oneStopTables whether the one-stop system takes dossiers by its tables, and so needs no address */
    void add(boolean oneStopTables) {
        if (isSet("partner.dvclt.url")) add("dvclt", account("partner.dvclt.username"), "partner.dvclt.password");
        if (isSet("partner.coordination.url"))
            add("coordination", account("partner.coordination.key"), "partner.coordination.secret");
        if (isSet("partner.ndxp.url")) add("ndxp", account("partner.ndxp.key"), "partner.ndxp.secret");
        if (isSet("partner.one-stop.url") || oneStopTables) add("one-stop", "", "partner.one-stop.token");
        if (isSet("partner.portal.url")) add("portal", account("partner.portal.username"), "partner.portal.password");
        if (isSet("partner.payment.url")) add("payment", "", "partner.payment.secret");
    }

    private void add(String name, String account, String secretKey) {
        String secret = settings.secret(secretKey).map(Secret::reveal).orElse("");
        partners.add(context, PartnerProfile.of(settings, name), new Credentials(account, secret));
    }

    private boolean isSet(String key) {
        return settings.optional(key).isPresent();
    }

    private String account(String key) {
        return settings.optional(key).orElse("");
    }
}
