/** Blank forms, session plans and the handbook as static files, made by the very exporters that the editor uses. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { type Download, downloads } from '../../ui/downloads.ts';

export const getStaticPaths = (async () =>
  (await downloads()).map((download) => ({
    params: { file: download.file },
    props: { download },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ download: Download }> = async ({ props: { download } }) =>
  new Response(new Uint8Array(await download.bytes()), { headers: { 'content-type': download.format.mime } });
