/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The start page: its list is the desktop's own memory of recent files. */
#include "app/start-page.h"

#include "base/i18n.h"

#include <string.h>

#define MAX_RECENT 6

struct _JsnStartPage
{
  GtkBin parent_instance;

  GtkWidget *recent_area;
  GtkListBox *recent;
};

G_DEFINE_FINAL_TYPE (JsnStartPage, jsn_start_page, GTK_TYPE_BIN)

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
new_label (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), dim ? PANGO_ELLIPSIZE_START : PANGO_ELLIPSIZE_END);
  if (dim)
    gtk_style_context_add_class (gtk_widget_get_style_context (label), GTK_STYLE_CLASS_DIM_LABEL);
  return label;
}

static GtkWidget *
new_row (GtkRecentInfo *info)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autofree char *folder = gtk_recent_info_get_uri_display (info);
  g_autofree char *name = g_strdup (gtk_recent_info_get_display_name (info));

  if (g_str_has_suffix (name, ".jeonsi"))
    name[strlen (name) - strlen (".jeonsi")] = '\0';
  gtk_container_set_border_width (GTK_CONTAINER (box), 9);
  gtk_container_add (GTK_CONTAINER (box), new_label (name, FALSE));
  gtk_container_add (GTK_CONTAINER (box), new_label (folder, TRUE));
  gtk_container_add (GTK_CONTAINER (row), box);
  g_object_set_data_full (G_OBJECT (row), "file", g_steal_pointer (&file), g_object_unref);
  atk_object_set_name (gtk_widget_get_accessible (row), name);
  atk_object_set_description (gtk_widget_get_accessible (row), folder);
  gtk_widget_show_all (row);
  return row;
}

static int
compare_visited (gconstpointer a, gconstpointer b)
{
  time_t first = gtk_recent_info_get_modified ((GtkRecentInfo *)a);
  time_t second = gtk_recent_info_get_modified ((GtkRecentInfo *)b);

  return (first < second) - (first > second);
}

static void
recent_changed_cb (JsnStartPage *self)
{
  GList *items = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_visited);
  guint n = 0;

  g_list_free_full (gtk_container_get_children (GTK_CONTAINER (self->recent)), (GDestroyNotify)gtk_widget_destroy);
  for (GList *link = items; link && n < MAX_RECENT; link = link->next)
    {
      GtkRecentInfo *info = link->data;

      if (!g_str_has_suffix (gtk_recent_info_get_uri (info), ".jeonsi") || !gtk_recent_info_is_local (info)
          || !gtk_recent_info_exists (info))
        continue;
      gtk_container_add (GTK_CONTAINER (self->recent), new_row (info));
      n++;
    }
  gtk_widget_set_visible (self->recent_area, n > 0);
  g_list_free_full (items, (GDestroyNotify)gtk_recent_info_unref);
}

static void
row_activated_cb (JsnStartPage *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, g_object_get_data (G_OBJECT (row), "file"));
}

static void
jsn_start_page_class_init (JsnStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_OPEN]
      = g_signal_new ("open", JSN_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jeonsi/Jeonsi/start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JsnStartPage, recent_area);
  gtk_widget_class_bind_template_child (widget_class, JsnStartPage, recent);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
jsn_start_page_init (JsnStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (recent_changed_cb), self,
                           G_CONNECT_SWAPPED);
  recent_changed_cb (self);
}
