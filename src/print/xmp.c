/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XMP is small enough to be written as text; it is read back with GLib's parser. */
#include "print/xmp.h"

#include <string.h>

/* XML's own three only: &quot; and &apos; in a text would differ from the Info dictionary for readers that compare
 * naively. */
static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p; p++)
    switch (*p)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      default:
        g_string_append_c (out, *p);
      }
}

static void
append_element (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, "   <%s>", name);
  append_escaped (out, text);
  g_string_append_printf (out, "</%s>\n", name);
}

char *
jsn_xmp_format_date (GDateTime *date)
{
  int offset = (int)(g_date_time_get_utc_offset (date) / G_TIME_SPAN_MINUTE);

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", g_date_time_get_year (date),
                          g_date_time_get_month (date), g_date_time_get_day_of_month (date),
                          g_date_time_get_hour (date), g_date_time_get_minute (date), g_date_time_get_second (date),
                          offset < 0 ? '-' : '+', ABS (offset) / 60, ABS (offset) % 60);
}

char *
jsn_xmp_format_info_date (GDateTime *date)
{
  int offset = (int)(g_date_time_get_utc_offset (date) / G_TIME_SPAN_MINUTE);

  return g_strdup_printf ("D:%04d%02d%02d%02d%02d%02d%c%02d'%02d'", g_date_time_get_year (date),
                          g_date_time_get_month (date), g_date_time_get_day_of_month (date),
                          g_date_time_get_hour (date), g_date_time_get_minute (date), g_date_time_get_second (date),
                          offset < 0 ? '-' : '+', ABS (offset) / 60, ABS (offset) % 60);
}

GBytes *
jsn_xmp_build (const JsnXmp *xmp)
{
  GString *out = g_string_new ("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
  g_autofree char *date = jsn_xmp_format_date (xmp->created);

  g_string_append (out, "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                        " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                        "  <rdf:Description rdf:about=\"\"\n"
                        "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                        "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                        "    xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"\n"
                        "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
                        "    xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\">\n"
                        "   <dc:format>application/pdf</dc:format>\n"
                        "   <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
  append_escaped (out, xmp->title);
  g_string_append (out, "</rdf:li></rdf:Alt></dc:title>\n");
  append_element (out, "xmp:CreatorTool", xmp->creator);
  append_element (out, "xmp:CreateDate", date);
  append_element (out, "xmp:ModifyDate", date);
  append_element (out, "xmp:MetadataDate", date);
  append_element (out, "xmpMM:DocumentID", xmp->document_id);
  append_element (out, "xmpMM:VersionID", "1");
  append_element (out, "xmpMM:RenditionClass", "default");
  if (xmp->producer)
    append_element (out, "pdf:Producer", xmp->producer);
  append_element (out, "pdf:Trapped", "False");
  append_element (out, "pdfxid:GTS_PDFXVersion", "PDF/X-4");
  g_string_append (out, "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
  return g_string_free_to_bytes (out);
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  GHashTable *elements = data;

  for (const GSList *l = g_markup_parse_context_get_element_stack (context); l; l = l->next)
    {
      const char *name = l->data;

      if (g_str_has_prefix (name, "rdf:") || g_str_has_prefix (name, "x:"))
        continue;
      g_autofree char *value = g_strstrip (g_strndup (text, length));
      if (value[0] != '\0' && !g_hash_table_contains (elements, name))
        g_hash_table_insert (elements, g_strdup (name), g_steal_pointer (&value));
      return;
    }
}

/* RDF may write a property as an attribute too, namespaces among them. */
static void
start_cb (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  GHashTable *elements = data;

  for (guint i = 0; names[i]; i++)
    if (!g_hash_table_contains (elements, names[i]))
      g_hash_table_insert (elements, g_strdup (names[i]), g_strdup (values[i]));
}

GHashTable *
jsn_xmp_parse (GBytes *packet)
{
  static const GMarkupParser parser = { .start_element = start_cb, .text = text_cb };
  g_autoptr (GHashTable) elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, elements, NULL);
  gsize length;
  const char *data = g_bytes_get_data (packet, &length);

  if (!g_markup_parse_context_parse (context, data, (gssize)length, NULL)
      || !g_markup_parse_context_end_parse (context, NULL))
    return NULL;
  return g_steal_pointer (&elements);
}
