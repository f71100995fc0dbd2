import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { generateTypes } from '../../supabase/local/generate-types.ts'
import { makeFolders } from './local-instance.ts'

const folders = makeFolders(`
  create type public.colour as enum ('red', 'deep red');
  create table public.parent (id uuid primary key default gen_random_uuid(), "odd name" text not null);
  create table public.child (
    id bigint generated always as identity primary key,
    parent_id uuid not null unique references public.parent,
    author uuid references auth.users,
    tint public.colour, tags text[] not null default '{}', extra jsonb,
    size int generated always as (1) stored);
  create view public.children as select id, tint from public.child;
  create function public.act(b int, a text default 'x') returns table (n int, at timestamptz) language sql as 'select 1, now()';
  create function public.nothing() returns void language sql as '';
  create function public.hidden() returns trigger language plpgsql as 'begin return null; end';`)
afterAll(folders.remove)

test('tables, views, functions, enums are written as the Supabase CLI writes them', async () => {
  const text = await generateTypes(folders.migrationsDir)
  const body = text.slice(text.indexOf('  public: {'), text.indexOf('type DatabaseWithoutInternals'))
  expect(body).toMatchInlineSnapshot(`
    "  public: {
        Tables: {
          child: {
            Row: {
              author: string | null
              extra: Json | null
              id: number
              parent_id: string
              size: number | null
              tags: string[]
              tint: Database["public"]["Enums"]["colour"] | null
            }
            Insert: {
              author?: string | null
              extra?: Json | null
              id?: never
              parent_id: string
              size?: never
              tags?: string[]
              tint?: Database["public"]["Enums"]["colour"] | null
            }
            Update: {
              author?: string | null
              extra?: Json | null
              id?: never
              parent_id?: string
              size?: never
              tags?: string[]
              tint?: Database["public"]["Enums"]["colour"] | null
            }
            Relationships: [
              {
                foreignKeyName: "child_parent_id_fkey"
                columns: ["parent_id"]
                isOneToOne: true
                referencedRelation: "parent"
                referencedColumns: ["id"]
              },
            ]
          }
          parent: {
            Row: {
              id: string
              "odd name": string
            }
            Insert: {
              id?: string
              "odd name": string
            }
            Update: {
              id?: string
              "odd name"?: string
            }
            Relationships: []
          }
        }
        Views: {
          children: {
            Row: {
              id: number | null
              tint: Database["public"]["Enums"]["colour"] | null
            }
            Insert: {
              id?: number | null
              tint?: Database["public"]["Enums"]["colour"] | null
            }
            Update: {
              id?: number | null
              tint?: Database["public"]["Enums"]["colour"] | null
            }
            Relationships: []
          }
        }
        Functions: {
          act: {
            Args: { a?: string; b: number }
            Returns: {
              at: string
              n: number
            }[]
          }
          nothing: { Args: never; Returns: undefined }
        }
        Enums: {
          colour: "red" | "deep red"
        }
        CompositeTypes: {
          [_ in never]: never
        }
      }
    }

    "
  `)
  expect(text).toContain('      colour: ["red", "deep red"],')
  expect(await generateTypes(folders.migrationsDir)).toBe(text)
}, 60_000)

test('the generated file in the repository is up to date', async () => {
  const file = fileURLToPath(new URL('../../supabase/database.types.ts', import.meta.url))
  expect(readFileSync(file, 'utf8')).toBe(await generateTypes())
}, 60_000)
