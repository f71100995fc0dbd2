/** The unchanging head and tail of the generated file, as the Supabase CLI writes them. */

export const HEAD = `export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  // Allows to automatically instantiate createClient with right options
  // instead of createClient<Database, { PostgrestVersion: 'XX' }>(URL, KEY)
  __InternalSupabase: {
    PostgrestVersion: "13.0.5"
  }`

const helper = (name: string, kind: string, field: 'Row' | 'Insert' | 'Update') => `export type ${name}<
  DefaultSchemaTableNameOrOptions extends
    | keyof ${kind}
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof ${kind.replaceAll('DefaultSchema[', 'DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]][')}
    : never = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (${kind.replaceAll('DefaultSchema[', 'DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]][')})[TableName] extends {
      ${field}: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (${kind})
    ? (${kind})[DefaultSchemaTableNameOrOptions] extends {
        ${field}: infer R
      }
      ? R
      : never
    : never
`

export const TAIL = `type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

${helper('Tables', '(DefaultSchema["Tables"] & DefaultSchema["Views"])', 'Row')}
${helper('TablesInsert', 'DefaultSchema["Tables"]', 'Insert')}
${helper('TablesUpdate', 'DefaultSchema["Tables"]', 'Update')}
export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never,
> = DefaultSchemaEnumNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never
`
