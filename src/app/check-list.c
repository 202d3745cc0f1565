/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings grouped by what they say; severity is told by a shape and a word, not by a colour alone. */
#include "app/check-list.h"

#include <string.h>

#include "app/photo-cell.h"
#include "base/i18n.h"
#include "exhibition/panels.h"

/* Nobody reads more; the rest is counted in words. */
#define MAX_ROWS 200

struct _JsnCheckList
{
  GtkBin parent_instance;

  GtkWidget *box;
  GtkLabel *summary;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (JsnCheckList, jsn_check_list, GTK_TYPE_BIN)

enum
{
  SIGNAL_SHOW_REF,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Findings that say the same; strings borrowed from the JSON. */
typedef struct
{
  const char *severity;
  const char *message;
  const char *fix;
  const char *first; /* where */
  guint n;
} Group;

static int
get_rank (const char *severity)
{
  return g_strcmp0 (severity, "error") == 0 ? 0 : g_strcmp0 (severity, "warning") == 0 ? 1 : 2;
}

static const char *
get_severity_name (const char *severity)
{
  switch (get_rank (severity))
    {
    case 0:
      return _ ("Error");
    case 1:
      return _ ("Warning");
    default:
      return _ ("Note");
    }
}

static const char *
get_icon (const char *severity)
{
  static const char *const icons[]
      = { "dialog-error-symbolic", "dialog-warning-symbolic", "dialog-information-symbolic" };

  return icons[get_rank (severity)];
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *one = *(const Group *const *)a;
  const Group *other = *(const Group *const *)b;

  return get_rank (one->severity) - get_rank (other->severity);
}

static GPtrArray *
group_findings (JsonArray *findings)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *it = json_array_get_object_element (findings, i);
      const char *message = json_object_get_string_member (it, "message");
      Group *group = g_hash_table_lookup (known, message);

      if (group == NULL)
        {
          group = g_new0 (Group, 1);
          group->severity = json_object_get_string_member (it, "severity");
          group->message = message;
          group->fix = json_object_get_string_member (it, "fix");
          group->first = json_object_get_string_member (it, "where");
          g_hash_table_insert (known, (char *)message, group);
          g_ptr_array_add (groups, group);
        }
      group->n++;
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

/* "Panel 3", "Bridge at dusk" */
static char *
describe_place (const char *where, JsnExhibition *exhibition)
{
  const char *colon = strchr (where, ':');
  gint64 id = colon ? g_ascii_strtoll (colon + 1, NULL, 10) : 0;

  if (g_str_has_prefix (where, "panel:"))
    {
      g_autoptr (JsnPanel) panel = jsn_panels_load (exhibition, id, NULL);

      return panel ? g_strdup_printf (_ ("Panel %d"), panel->number) : g_strdup (where);
    }
  if (g_str_has_prefix (where, "photo:"))
    {
      g_autoptr (JsnPhoto) photo = jsn_photos_load_brief (exhibition, id, NULL);

      return photo ? jsn_photo_cell_dup_name (photo) : g_strdup (where);
    }
  return g_strdup (where);
}

static char *
describe_places (const Group *group, JsnExhibition *exhibition)
{
  g_autofree char *first = describe_place (group->first, exhibition);
  guint others = group->n - 1;

  if (others == 0)
    return g_steal_pointer (&first);
  /* Translators: a panel or photo, and how many more of them */
  return g_strdup_printf (P_ ("%s and %u more", "%s and %u more", others), first, others);
}

static GtkWidget *
make_label (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (dim)
    gtk_style_context_add_class (gtk_widget_get_style_context (label), GTK_STYLE_CLASS_DIM_LABEL);
  return label;
}

/* Sentences of the check begin small, to stand after a place and a colon; here they stand alone. */
static char *
capitalize (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, MIN (1, g_utf8_strlen (text, -1)));
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, text + strlen (first), NULL);
}

static GtkWidget *
make_row (const Group *group, JsnExhibition *exhibition)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (get_icon (group->severity), GTK_ICON_SIZE_MENU);
  g_autofree char *message = capitalize (group->message);
  g_autofree char *places = describe_places (group, exhibition);
  g_autofree char *fix = capitalize (group->fix);
  g_autofree char *name = g_strdup_printf ("%s: %s — %s", get_severity_name (group->severity), message, places);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (icon, get_severity_name (group->severity));
  g_object_set (grid, "column-spacing", 9, "row-spacing", 2, "margin", 9, NULL);
  gtk_grid_attach (GTK_GRID (grid), icon, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_label (message, FALSE), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_label (places, FALSE), 1, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_label (fix, TRUE), 1, 2, 1, 1);
  gtk_container_add (GTK_CONTAINER (row), grid);
  g_object_set_data_full (G_OBJECT (row), "ref", g_strdup (group->first), g_free);
  atk_object_set_name (gtk_widget_get_accessible (row), name);
  atk_object_set_description (gtk_widget_get_accessible (row), fix);
  gtk_widget_show_all (row);
  return row;
}

static void
destroy_row (GtkWidget *row, gpointer data)
{
  gtk_widget_destroy (row);
}

static char *
summarize (JsonArray *findings)
{
  guint counts[3] = { 0 };

  for (guint i = 0; i < json_array_get_length (findings); i++)
    counts[get_rank (json_object_get_string_member (json_array_get_object_element (findings, i), "severity"))]++;

  g_autofree char *errors = g_strdup_printf (P_ ("%u error", "%u errors", counts[0]), counts[0]);
  g_autofree char *warnings = g_strdup_printf (P_ ("%u warning", "%u warnings", counts[1]), counts[1]);
  g_autofree char *notes = g_strdup_printf (P_ ("%u note", "%u notes", counts[2]), counts[2]);

  return g_strdup_printf ("%s · %s · %s", errors, warnings, notes);
}

static void
row_activated_cb (JsnCheckList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_REF], 0, g_object_get_data (G_OBJECT (row), "ref"));
}

static void
jsn_check_list_class_init (JsnCheckListClass *klass)
{
  signals[SIGNAL_SHOW_REF] = g_signal_new ("show-ref", JSN_TYPE_CHECK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
jsn_check_list_init (JsnCheckList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (NULL, NULL);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *summary = make_label (NULL, FALSE);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->summary = GTK_LABEL (summary);
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  atk_object_set_name (gtk_widget_get_accessible (list), _ ("Findings"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_shadow_type (GTK_SCROLLED_WINDOW (scrolled), GTK_SHADOW_IN);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_container_add (GTK_CONTAINER (scrolled), list);
  gtk_container_add (GTK_CONTAINER (self->box), summary);
  gtk_container_add (GTK_CONTAINER (self->box), scrolled);
  gtk_container_add (GTK_CONTAINER (self), self->box);
  gtk_widget_show_all (self->box);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

GtkWidget *
jsn_check_list_new (void)
{
  return g_object_new (JSN_TYPE_CHECK_LIST, NULL);
}

void
jsn_check_list_set_findings (JsnCheckList *self, JsonNode *findings, JsnExhibition *exhibition)
{
  g_return_if_fail (JSN_IS_CHECK_LIST (self));

  gtk_container_foreach (GTK_CONTAINER (self->list), destroy_row, NULL);
  if (findings == NULL)
    {
      gtk_label_set_text (self->summary, "");
      return;
    }

  JsonArray *array = json_node_get_array (findings);
  g_autoptr (GPtrArray) groups = group_findings (array);
  g_autofree char *summary = groups->len ? summarize (array) : g_strdup (_ ("Nothing to mend"));

  gtk_label_set_text (self->summary, summary);
  for (guint i = 0; i < MIN (groups->len, MAX_ROWS); i++)
    gtk_container_add (GTK_CONTAINER (self->list), make_row (g_ptr_array_index (groups, i), exhibition));
  if (groups->len > MAX_ROWS)
    {
      guint rest = groups->len - MAX_ROWS;
      g_autofree char *more = g_strdup_printf (P_ ("%u more kind of finding", "%u more kinds of findings", rest), rest);
      GtkWidget *label = make_label (more, TRUE);

      gtk_widget_show (label);
      gtk_container_add (GTK_CONTAINER (self->list), label);
    }
}
