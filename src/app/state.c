/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GSettings, but only where the schema is: GLib ends a program that asks for one that is missing. */
#include "app/state.h"

GSettings *
jsn_state_get (void)
{
  static gsize looked;
  static GSettings *settings;

  if (g_once_init_enter (&looked))
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema = source ? g_settings_schema_source_lookup (source, JSN_APP_ID, TRUE) : NULL;

      if (schema)
        settings = g_settings_new_full (schema, NULL, NULL);
      g_once_init_leave (&looked, 1);
    }
  return settings;
}

void
jsn_state_bind (const char *key, gpointer object, const char *property)
{
  GSettings *settings = jsn_state_get ();

  if (settings)
    g_settings_bind (settings, key, object, property, G_SETTINGS_BIND_DEFAULT);
}
