import { overHttp } from "/work/wt/speed/test/unit/pipeline/listing/overHttp.ts";
const MANY = { size: 2000, owners: 100, years: 3 };
setTimeout(()=>{console.log("gave up"); process.exit(1)}, 15000);
await overHttp({ sandbox: MANY, pageSize: 20, owners: "directory" }, async ({listing,sandbox}) => {
  const owners = sandbox.owners.map(({ id }) => id);
  setTimeout(()=>{ console.log(sandbox.requests.length, listing.state.partial, listing.state.groups.length); console.log(sandbox.requests.slice(-12).map(r=>JSON.stringify({...r.params,user_id__in:r.params.user_id__in?.length,_fields:0}))) },7000);
  await listing.open({ group_by:"user_id", order_by: "-value", filters: { user_id: owners.slice(0, 60) } });
  console.log(listing.state.groups.length, sandbox.requests.length, listing.state.error);
  for (const { id } of listing.state.groups) await listing.loadAll(id);
  console.log("loaded", sandbox.requests.length);
});
process.exit(0);
