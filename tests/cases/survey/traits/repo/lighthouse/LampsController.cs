[ApiController]
[Route("api/[controller]")]
public class LampsController : ControllerBase
{
    [HttpPost("{id}/on")]
    public IActionResult On(int id) => Ok(Path.GetTempPath());
}
