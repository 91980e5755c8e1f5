/** Settings: read once, checked, typed. The bottom layer; knows nothing of queues, dossiers or Camel. */
package vn.lienthong.config;
