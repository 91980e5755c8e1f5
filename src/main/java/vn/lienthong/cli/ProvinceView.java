package vn.lienthong.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.province.Agency;
import vn.lienthong.province.ConnectionState;
import vn.lienthong.province.OnlineOffer;
import vn.lienthong.province.Province;
import vn.lienthong.province.Provinces;
import vn.lienthong.province.PublishedStates;

/**
 * What is shown of provinces on one day.
 *
 * @param on the day that codes are read for
 */
record ProvinceView(Provinces provinces, PublishedStates states, LocalDate on) {
    static ProvinceView of(RouteFiles files, LocalDate on) {
        return new ProvinceView(new Provinces(files), PublishedStates.shipped(), on);
    }

    /** Those whose states were published: the provinces it was made of, or itself while they were in force. */
    List<Province> published(Province province) {
        List<Province> members = provinces.members(province);
        return members.isEmpty() ? List.of(province) : members;
    }

    /** As of the asked day, or of the province's last one. */
    Optional<Agency> agency(Province province) {
        LocalDate to = province.period().to();
        return provinces.agency(province.name(), to != null && to.isBefore(on) ? to : on);
    }

    /** With a mark where it has to be confirmed; empty where it is not known. */
    String agencyCode(Province province) {
        return agency(province)
                .map(agency -> agency.code() + (agency.unconfirmed() ? " (?)" : ""))
                .orElse("");
    }

    Optional<ConnectionState> connection(Province province) {
        return states.connection(province.name());
    }

    Optional<OnlineOffer> offer(Province province) {
        return states.offer(province.name());
    }

    ObjectNode json(Province province) {
        ObjectNode json = head(province);
        ArrayNode members = json.putArray("members");
        for (Province member : provinces.members(province)) members.add(withStates(head(member), member));
        if (members.isEmpty()) withStates(json, province);
        provinces.successor(province).ifPresent(now -> json.set("mergedInto", head(now)));
        ArrayNode meanings = json.putArray("otherMeanings");
        for (Province other : provinces.otherMeanings(province)) meanings.add(head(other));
        return json;
    }

    private ObjectNode head(Province province) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("code", province.code())
                .put("name", province.name())
                .put("from", Objects.toString(province.period().from(), null))
                .put("to", Objects.toString(province.period().to(), null));
        agency(province).ifPresent(agency -> json.put("agency", agency.code())
                .put("agencyEvidence", agency.evidence())
                .put("agencyConfirmed", !agency.unconfirmed()));
        return json;
    }

    private ObjectNode withStates(ObjectNode json, Province province) {
        connection(province).ifPresent(state -> json.putObject("connection")
                .put("dvclt", state.dvclt())
                .put("civilRegistry", state.civilRegistry())
                .put("date", state.date())
                .put("source", state.source()));
        offer(province).ifPresent(offer -> json.putObject("online")
                .put("linked", offer.linked())
                .put("portal", offer.portal())
                .put("birth", offer.birth())
                .put("marriage", offer.marriage())
                .put("death", offer.death())
                .put("exception", offer.exception())
                .put("date", offer.date())
                .put("source", offer.source()));
        return json;
    }
}
