package vn.lienthong.simulator;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import vn.lienthong.simulator.Person.Address;

/** Writes {@code <hoTich>}: one element a form field, in the older or the newer generation of the form. */
final class FormXml {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private final boolean older;

    /** @param older names in one field and districts in addresses, as until 30/06/2025 */
    FormXml(boolean older) {
        this.older = older;
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("1.0");
            xml.writeStartElement("hoTich");
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    FormXml field(String name, Object value) {
        try {
            xml.writeStartElement(name);
            xml.writeCharacters(value.toString());
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    FormXml name(String who, PersonName name) {
        if (older) return field(who + "HoTen", name.whole());
        return field(who + "Ho", name.family())
                .field(who + "ChuDem", name.middle())
                .field(who + "Ten", name.given());
    }

    FormXml address(String name, Address address) {
        try {
            xml.writeStartElement(name);
            if (!older) field("quocGia", address.country());
            field("maTinh", address.province());
            if (older) field("maHuyen", address.district());
            field("maXa", address.commune());
            field("dcChiTiet", address.detail());
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Name, birth date, ethnicity, nationality and paper; not the address. */
    FormXml person(String who, Person person) {
        name(who, person.name())
                .field(who + "NgaySinh", person.birthDate())
                .field(who + "DanToc", person.ethnicity())
                .field(who + "DanTocKhac", "")
                .field(who + "QuocTich", person.nationality())
                .field(who + "QuocTichKhac", "");
        return paper(who, person);
    }

    /** A passport for a foreigner, else the personal identification number. */
    FormXml paper(String who, Person person) {
        return field(who + "LoaiGiayToTuyThan", person.foreign() ? 2 : 4)
                .field(who + "GiayToKhac", "")
                .field(who + "SoGiayToTuyThan", person.foreign() ? person.identityNumber() : "")
                .field(who + "SoDDCN", person.foreign() ? "" : person.identityNumber())
                .field(who + "XacThucThongTin", person.foreign() ? 0 : 1);
    }

    /** Ends the form; call once. */
    String finish() {
        try {
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            return text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
