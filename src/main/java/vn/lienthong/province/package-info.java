/** The provinces, their codes through time, and what the ministries published of their connection. Knows no dossier. */
package vn.lienthong.province;
