/**
 * The inbound edge: who may call, what a request may look like, and how it is read into a dossier. Everything that
 * arrives is hostile until {@link vn.lienthong.inbound.DossierReader} has returned it.
 */
package vn.lienthong.inbound;
