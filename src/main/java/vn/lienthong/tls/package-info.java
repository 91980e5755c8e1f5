/** TLS of our own listeners: certificates from files, renewed while they are served. Knows no dossier. */
package vn.lienthong.tls;
